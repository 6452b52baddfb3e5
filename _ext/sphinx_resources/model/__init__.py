"""What a catalogue is: records, vocabularies and questions about them; all pure."""
