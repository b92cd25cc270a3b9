"""The eight declared terms by which firms are ranked.

The weights are round figures; on held-out splits of national listings any near them, equal ones included, rank alike.
"""

from graph.analysis.score import Weight

WORDS = Weight(
    "words", "品名相近", "Product names", "词", "Wd", 10,
    "产品名称与所问的用字相同多少（BM25）",
    "How much the names of its products share with the query (BM25)",
)  # fmt: skip
NAME = Weight(
    "name", "企业名与行业名", "Name and industry", "名", "Nm", 5,
    "企业名称和所属行业名称与所问的用字相同多少",
    "How much its name and the names of its industries share with the query",
)  # fmt: skip
PRODUCTS = Weight(
    "products", "产品像在做企业", "Products like makers'", "似", "Pr", 25,
    "它的产品与已知在做企业的其他产品相像多少；没有已知企业则无事实",
    "How much its products resemble the known makers' other products; no known maker, no fact",
)  # fmt: skip
INDUSTRY = Weight(
    "industry", "与在做企业同行业", "Makers' industry", "业", "In", 5,
    "所属行业中已知在做企业的比例；没有已知企业则无事实",
    "Share of known makers in its industries; no known maker, no fact",
)  # fmt: skip
LIKENESS = Weight(
    "likeness", "具备在做企业的特征", "Marks of a maker", "类", "Lk", 20,
    "把在做企业与其他企业区分开来的产品、行业、名称特征它有多少；没有已知企业则无事实",
    "How far it has what sets known makers apart, in products, industry and name; no known maker, no fact",
)  # fmt: skip
EXPECTED = Weight(
    "expected", "合乎这类产品的常态", "As such makers usually are", "常", "Ex", 20,
    "产品名称类似的企业通常还做什么、属于哪一行，它合乎多少",
    "How far it is what firms with products so named usually are",
)  # fmt: skip
WALK = Weight(
    "walk", "产品关系可达", "Reached by relations", "连", "Rl", 10,
    "从所问产品和在做企业出发，沿产品、行业、上下游关系走到它的多少（带重启的随机游走）",
    "How often walks from the query and the makers along products, industries and inputs reach it",
)  # fmt: skip
HEAD = Weight(
    "head", "中心词相同", "Same head noun", "心", "Hd", 5,
    "以同样两个字收尾的产品数，满 3 个计满分",
    "Products whose names end in the same two characters, full at 3",
)  # fmt: skip

WEIGHTS = (WORDS, NAME, PRODUCTS, INDUSTRY, LIKENESS, EXPECTED, WALK, HEAD)
FULL_HEADS = 3
HEAD_LENGTH = 2
