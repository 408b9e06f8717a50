"""The notice before anything is stored, and the hub with the steps and their states."""
