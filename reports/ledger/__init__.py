"""The papers of the project ledger: bulletin, list of key projects, dispatch sheet, sheet of orders."""
