"""The eleven declared terms by which firms are ranked.

The weights are round figures; on held-out splits of national listings any near them rank alike.
"""

from graph.analysis.facts.score import Criterion

WORDS = Criterion(
    "words", "品名相近", "Product names", 7,
    "产品名称与所问的用字相同多少（BM25）",
    "How much the names of its products share with the query (BM25)",
)  # fmt: skip
NAME = Criterion(
    "name", "企业名与行业名", "Name and industry", 3,
    "企业名称和所属行业名称与所问的用字相同多少",
    "How much its name and the names of its industries share with the query",
)  # fmt: skip
PRODUCTS = Criterion(
    "products", "产品像在做企业", "Products like makers'", 16,
    "它的产品与已知在做企业的其他产品相像多少；没有已知企业则没有资料",
    "How much its products resemble the known makers' other products; no known maker, no fact",
)  # fmt: skip
INDUSTRY = Criterion(
    "industry", "与在做企业同行业", "Makers' industry", 3,
    "所属行业中已知在做企业的比例；没有已知企业则没有资料",
    "Share of known makers in its industries; no known maker, no fact",
)  # fmt: skip
LIKENESS = Criterion(
    "likeness", "具备在做企业的特征", "Marks of a maker", 13,
    "把在做企业与其他企业区分开来的产品、行业、名称特征它有多少；没有已知企业则没有资料",
    "How far it has what sets known makers apart, in products, industry and name; no known maker, no fact",
)  # fmt: skip
EXPECTED = Criterion(
    "expected", "合乎这类产品的常态", "As such makers usually are", 13,
    "产品名称类似的企业通常还做什么、属于哪一行，它合乎多少",
    "How far it is what firms with products so named usually are",
)  # fmt: skip
WALK = Criterion(
    "walk", "产品关系可达", "Reached by relations", 7,
    "从所问产品和在做企业出发，沿产品、行业、上下游关系走到它的多少（带重启的随机游走）",
    "How often walks from the query and the makers along products, industries and inputs reach it",
)  # fmt: skip
HEAD = Criterion(
    "head", "中心词相同", "Same head noun", 3,
    "以同样两个字收尾的产品数，满 3 个计满分",
    "Products whose names end in the same two characters, full at 3",
)  # fmt: skip

SAME = Criterion(
    "same", "别名或细类", "Other names", 18,
    "它的产品中有多少用所问的别名、细类或主要部件的名称；词汇表没有这个词则没有资料",
    "How many of its products are called by other names, kinds or main parts of the query; no entry, no fact",
)  # fmt: skip
USUAL = Criterion(
    "usual", "常在的行业", "Usual industries", 10,
    "它是否属于通常做这类产品的行业；词汇表没有这个词则没有资料",
    "Whether it belongs to an industry where such makers usually are; no entry, no fact",
)  # fmt: skip
NEAR = Criterion(
    "near", "常一起做的产品", "Made beside it", 7,
    "它的产品中有多少是做这类产品的企业通常也做的；词汇表没有这个词则没有资料",
    "How many of its products makers of the query usually also make; no entry, no fact",
)  # fmt: skip

WEIGHTS = (WORDS, NAME, PRODUCTS, INDUSTRY, LIKENESS, EXPECTED, WALK, HEAD, SAME, USUAL, NEAR)
FULL_HEADS = 3
HEAD_LENGTH = 2
