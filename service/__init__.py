"""What programs and assistants may ask: ten questions, declared once, over REST and MCP, read-only."""
