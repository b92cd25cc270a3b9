"""What is handed over: figures and sentences first, then the formats that carry them."""
