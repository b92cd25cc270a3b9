"""The blank workbook a planner fills."""
