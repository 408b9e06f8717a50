"""What people see and press: windows, texts and what follows a tap."""
