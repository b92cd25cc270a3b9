"""Short names of industries by their code of GB/T 4754-2017, for groups of links."""

from collections.abc import Mapping

from graph.text import Text

_NAMES = """
01 农业|Farming
02 林业|Forestry
03 畜牧业|Livestock
04 渔业|Fishery
05 农业服务|Farm services
06 煤炭开采|Coal mining
07 油气开采|Oil and gas
08 黑色金属矿|Iron ores
09 有色金属矿|Metal ores
10 非金属矿|Minerals
11 开采服务|Mine services
12 其他采矿|Other mining
13 农副食品|Farm produce
14 食品|Food
15 酒和饮料|Drinks
16 烟草|Tobacco
17 纺织|Textiles
18 服装|Clothing
19 皮革鞋类|Leather
20 木竹制品|Wood
21 家具|Furniture
22 造纸|Paper
23 印刷|Printing
24 文体用品|Leisure goods
25 石油煤炭加工|Oil and coal
26 化学品|Chemicals
27 医药|Medicines
28 化学纤维|Fibres
29 橡胶塑料|Rubber, plastic
30 非金属制品|Mineral goods
31 钢铁|Iron and steel
32 有色金属|Nonferrous
33 金属制品|Metal goods
34 通用设备|Machinery
35 专用设备|Special plant
36 汽车|Vehicles
37 船舶航空铁路|Rail, ship, air
38 电气设备|Electrical
39 电子设备|Electronics
40 仪器仪表|Instruments
41 其他制造|Other goods
42 废料利用|Recycling
43 设备修理|Repairs
44 电力热力|Power, heat
45 燃气|Gas supply
46 供水|Water supply
47 房屋建筑|Building
48 土木工程|Civil works
49 安装工程|Installation
50 装饰工程|Fitting out
51 批发|Wholesale
52 零售|Retail
53 铁路运输|Rail transport
54 道路运输|Road transport
55 水路运输|Shipping
56 航空运输|Air transport
57 管道运输|Pipelines
58 货运代理|Forwarding
59 仓储装卸|Storage
60 邮政快递|Post
61 住宿|Lodging
62 餐饮|Catering
63 电信广播|Telecoms
64 互联网服务|Web services
65 软件信息|Software
66 金融|Finance
67 资本市场|Capital market
68 保险|Insurance
69 其他金融|Other finance
70 房地产|Property
71 租赁|Renting
72 商务服务|Business
73 研究开发|Research
74 专业技术|Technical
75 技术推广|Tech transfer
76 水利|Water works
77 环境治理|Environment
78 公共设施|Public places
79 土地管理|Land
80 居民服务|Home services
81 日用修理|Repair shops
82 其他服务|Other services
83 教育|Education
84 卫生|Health
85 社会工作|Social work
86 新闻出版|Publishing
87 影视|Film and radio
88 文化艺术|Culture
89 体育|Sport
90 娱乐|Recreation
91 党的机关|Party bodies
92 国家机构|State bodies
93 政协党派|Parties
94 社会保障|Social security
95 社会组织|Associations
96 基层组织|Local bodies
97 国际组织|World bodies
131 谷物磨制|Milling
133 植物油|Vegetable oil
135 屠宰肉类|Meat
136 水产加工|Fish
137 果蔬菌坚果|Fruit, greens
139 其他农副食品|Other produce
149 其他食品|Other food
151 酒|Spirits
152 饮料|Soft drinks
175 化纤织造|Fibre weaving
178 产业用纺织品|Technical cloth
243 工艺美术品|Craft goods
244 体育用品|Sports goods
246 游艺器材|Amusements
251 炼油产品|Oil refining
252 煤炭加工|Coal products
254 生物燃料|Biofuels
261 基础化工原料|Base chemicals
2611 无机酸|Inorganic acids
2612 无机碱|Alkalis
2613 无机盐|Salts
2614 有机化工原料|Organics
2619 其他基础原料|Other base
262 肥料|Fertilisers
263 农药|Pesticides
264 涂料颜料|Paints
265 合成材料|Synthetics
2651 合成树脂|Resins
2652 合成橡胶|Rubbers
2653 合纤单体|Monomers
2659 其他合成材料|New synthetics
266 专用化学品|Specialities
2661 试剂助剂|Additives
2662 专项化学品|Special agents
267 炸药火工|Explosives
268 日用化学品|Household
271 化学原料药|Bulk drugs
272 化学制剂|Drug products
273 中药饮片|Herbal slices
274 中成药|Herbal drugs
276 生物药品|Biologics
277 医用材料|Medical goods
291 橡胶制品|Rubber goods
292 塑料制品|Plastic goods
301 水泥石灰|Cement, lime
302 石膏水泥制品|Cement goods
303 砖瓦石材|Bricks, stone
304 玻璃|Glass
305 玻璃制品|Glassware
306 玻纤制品|Glass fibre
307 陶瓷|Ceramics
308 耐火材料|Refractories
309 石墨碳素|Carbon, stone
311 炼铁|Iron making
312 炼钢|Steel making
313 钢材|Rolled steel
314 铁合金|Ferro-alloys
321 常用有色金属|Base metals
323 稀有金属|Rare metals
324 有色合金|Metal alloys
325 有色材|Rolled metals
331 金属结构|Structures
332 金属工具|Tools
334 钢丝绳|Wire, rope
336 表面处理|Coating
339 铸件锻件|Castings
341 锅炉原动机|Boilers, motors
342 机床|Machine tools
343 起重运输设备|Lifts, cranes
344 泵阀压缩机|Pumps, valves
345 轴承齿轮|Bearings, gears
346 风机制冷包装|Fans, packing
348 通用零部件|Machine parts
349 其他通用设备|More machines
351 矿山冶金设备|Mine, mill gear
352 化工设备|Chemical plant
353 食品饲料设备|Food machines
354 印刷制药设备|Print, pharma
356 电子专用设备|Chip machines
357 农机|Farm machines
358 医疗器械|Medical gear
359 环保应急设备|Green, rescue
371 铁路设备|Rail stock
374 航空航天|Aerospace
381 电机|Motors
382 输配电设备|Power gear
383 电线电缆|Cables
384 电池|Batteries
387 照明|Lighting
397 电子器件|Devices
398 电子元件材料|Components
421 金属废料|Metal scrap
422 非金属废料|Other scrap
441 发电|Power plants
442 供电|Power grid
443 供热|Heat supply
461 自来水|Tap water
462 污水处理|Sewage
"""


def _read(lines: str) -> Mapping[str, Text]:
    found = {}
    for line in lines.split("\n"):
        if line:
            code, names = line.split(" ", 1)
            found[code] = Text(*names.split("|"))
    return found


INDUSTRIES: Mapping[str, Text] = _read(_NAMES)
"""The short names by code, of two to four digits."""
OTHER = Text("其他", "Others")
"""What stands for links that are of no industry on file, or of one too small to be named."""


def levels(code: str | None) -> tuple[str, ...]:
    """Return the codes above a class that have a short name, the widest first: `26`, `265`, `2652`."""
    lengths = range(2, len(code or "") + 1)
    return tuple(found for digits in lengths if (found := (code or "")[:digits]) in INDUSTRIES)
