"""The deck 汇报幻灯片 of a chain: twelve slides from what the one-pager, the panorama and the roadmap hold."""
