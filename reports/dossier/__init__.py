"""The visit brief 企业对接材料: two sides about one firm before somebody goes to see it."""
