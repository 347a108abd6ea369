"""What can be done with statements, with their sections, and with what their passages rest on."""
