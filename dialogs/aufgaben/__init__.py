"""IST and SOLL of the tasks: how the working time is spent today and how it shall be, and which ideas fit locally."""
