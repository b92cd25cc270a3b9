"""Two versions of a catalogue compared, as rows and as blocks of a document."""
