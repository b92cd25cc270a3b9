"""The target-enterprise catalogue 招商引资目标企业目录."""
