"""The Merkliste: Empfehlungen put on the list, ticked off, taken off, and given a day on which to be reminded."""
