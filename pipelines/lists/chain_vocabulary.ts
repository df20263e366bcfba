/**
 * The industry chains and the words that tell them: data, to be edited. A word that stands in two chains puts a row into both.
 *
 * The chains are those that provinces name in their plans — 江苏's 16 clusters and 50 chains before all, then 广东, 四川, 江西 and
 * others. Words are those that lists use for objects, categories and standards; a word must be plain enough that it means the chain
 * wherever it stands, since a short one hides in others (LED in OLED, 锂 in 锂基润滑脂). What no word tells stays unclassified and
 * is counted.
 *
 * @module
 */
import type { ChainRecord } from "../model/chains.ts";

const words = (text: string): string[] => text === "" ? [] : text.split(" ");

function chain(id: string, names: [zh: string, en: string], terms: string, excludes = ""): ChainRecord {
  const [name_zh, name_en] = names;
  return { id, name_zh, name_en, terms: words(terms), excludes: words(excludes) };
}

/** Equipment, vehicles and machines. */
const machines: ChainRecord[] = [
  chain(
    "agricultural_machinery",
    ["农机装备", "Agricultural machinery"],
    "农机 拖拉机 收割机 播种机 插秧机 植保机械 喷雾器 农用机械 农业机械 灌溉设备",
  ),
  chain(
    "aerospace",
    ["航空航天", "Aerospace"],
    "航空 航天 飞行器 飞机 卫星 航空发动机 机载设备",
    "航空箱 航空运单",
  ),
  chain(
    "bearings_gears",
    ["关键基础件", "Bearings, gears and fasteners"],
    "轴承 齿轮 紧固件 螺栓 液压件 液压泵 密封件 滚珠丝杠",
  ),
  chain(
    "construction_machinery",
    ["工程机械", "Construction machinery"],
    "工程机械 挖掘机 装载机 起重机 推土机 叉车 压路机 混凝土泵车",
  ),
  chain("drones", ["低空经济", "Low-altitude economy"], "无人机 无人驾驶航空器 低空 民用无人驾驶 垂直起降"),
  chain(
    "elevators_special",
    ["特种设备", "Special equipment"],
    "电梯 锅炉 压力容器 压力管道 气瓶 安全阀 大型游乐设施 客运索道",
  ),
  chain("gas_turbines", ["重型燃机", "Gas turbines"], "燃气轮机 汽轮机 重型燃机 涡轮叶片 透平"),
  chain("industrial_robots", ["机器人", "Robots"], "机器人 伺服电机 减速器 机械臂 协作臂"),
  chain(
    "instruments",
    ["仪器仪表", "Measuring instruments"],
    "水表 电能表 燃气表 流量计 压力表 衡器 温度计 示波器 色谱仪 质谱仪 天平 测量仪器",
  ),
  chain(
    "intelligent_vehicles",
    ["智能网联汽车", "Connected vehicles"],
    "智能网联 自动驾驶 车载终端 毫米波雷达 激光雷达 车联网 车载以太网",
  ),
  chain("machine_tools", ["高端数控机床", "Machine tools"], "机床 加工中心 刀具 数控系统 数控装置 切削工具"),
  chain(
    "new_energy_vehicles",
    ["新能源汽车", "New energy vehicles"],
    "新能源汽车 电动汽车 纯电动 混合动力 充电桩 电动汽车充电 驱动电机 车载充电机 动力电池 动力蓄电池",
  ),
  chain("rail", ["轨道交通装备", "Rail equipment"], "轨道交通 机车 动车组 铁路 地铁车辆 城轨 钢轨 转向架"),
  chain("ships", ["高技术船舶与海工装备", "Ships and offshore"], "船舶 船用 海洋工程 锚链 舾装 船体 海工"),
  chain("valves_pumps", ["泵阀", "Pumps and valves"], "阀门 水泵 离心泵 潜水泵 消防泵 蝶阀 球阀 截止阀 泵类"),
  chain(
    "vehicles",
    ["汽车及零部件", "Vehicles and parts"],
    "汽车 机动车 轮胎 车用 摩托车 制动液 车轮 汽车内饰 转向系统",
    "汽车尾气 汽车运输",
  ),
];

/** Energy, power and the environment. */
const energy: ChainRecord[] = [
  chain(
    "crystalline_silicon_pv",
    ["晶硅光伏", "Crystalline silicon photovoltaics"],
    "光伏 太阳电池 太阳能电池 太阳能级 硅片 多晶硅 单晶硅 光伏组件 光伏逆变器",
  ),
  chain(
    "electrical_equipment",
    ["新型电力装备", "Power equipment"],
    "变压器 高压开关 低压电器 电线 电缆 断路器 互感器 绝缘子 避雷器 电力金具 继电保护 配电箱 成套开关",
  ),
  chain("energy_saving", ["节能装备", "Energy saving"], "节能 能效 余热 热泵 能源计量 碳排放 温室气体"),
  chain(
    "environment",
    ["生态环保", "Environment"],
    "水质 废水 废气 土壤 固体废物 环境空气 噪声 除尘 污泥 地表水 地下水 海水 危险废物 水和废水 空气和废气",
    "噪声级限值 电机噪声",
  ),
  chain("hydrogen", ["氢能", "Hydrogen energy"], "氢能 燃料电池 储氢 加氢 氢气 电解水制氢 质子交换膜"),
  chain("nuclear", ["核电装备", "Nuclear power"], "核电 核级 放射性 核设施 核安全 辐射防护"),
  chain(
    "oil_gas",
    ["石油天然气装备", "Oil and gas"],
    "石油天然气 天然气 油气 钻井 套管 油管 管线钢 页岩气 液化石油气",
  ),
  chain(
    "power_battery",
    ["动力电池", "Power batteries"],
    "动力电池 动力蓄电池 锂离子电池 锂电池 电池管理系统 正极材料 负极材料 电解液 电池隔膜 磷酸铁锂 三元材料",
  ),
  chain(
    "energy_storage",
    ["新型储能", "Energy storage"],
    "储能 液流电池 钠离子电池 储能变流器 铅酸蓄电池 铅蓄电池 储能电池 储能系统",
  ),
  chain(
    "smart_grid",
    ["智能电网", "Smart grid"],
    "智能电网 智能电表 用电信息采集 配电自动化 柔性直流 特高压",
  ),
  chain("wind_power", ["风电装备", "Wind power"], "风力发电 风电 风机叶片 风力发电机组 海上风电"),
];

/** Electronics and information. */
const electronics: ChainRecord[] = [
  chain(
    "artificial_intelligence",
    ["人工智能", "Artificial intelligence"],
    "人工智能 机器学习 大模型 语音识别 图像识别 人脸识别",
  ),
  chain(
    "cloud_software",
    ["软件与信息服务", "Software"],
    "软件 信息系统 信息安全 网络安全 数据库 云计算 大数据 等级保护",
  ),
  chain(
    "electronic_components",
    ["电子元器件", "Electronic components"],
    "电容器 电阻器 电感器 连接器 印制板 印制电路板 继电器 晶体振荡器 半导体分立器件 磁性器件",
  ),
  chain(
    "home_appliances",
    ["智能家电", "Home appliances"],
    "家用电器 家用和类似用途 电冰箱 洗衣机 空调器 房间空气调节器 吸尘器 电热水器 电饭锅 电风扇 吸油烟机",
  ),
  chain(
    "integrated_circuits",
    ["集成电路", "Integrated circuits"],
    "集成电路 半导体材料 芯片 晶圆 封装基板 光刻 半导体器件 封装测试",
    "基因芯片",
  ),
  chain(
    "internet_of_things",
    ["物联网", "Internet of things"],
    "物联网 传感器 射频识别 智能终端 窄带 无线传感",
  ),
  chain(
    "lighting",
    ["半导体照明", "Lighting"],
    "灯具 照明 LED灯 LED模块 LED光源 发光二极管 灯的控制装置 镇流器 灯泡",
  ),
  chain("new_displays", ["新型显示", "Displays"], "液晶显示 OLED 显示屏 显示器件 偏光片 显示面板 触摸屏"),
  chain(
    "optical_communication",
    ["光通信", "Optical communication"],
    "光纤 光缆 光模块 光通信 光器件 光纤预制棒",
  ),
  chain("optics", ["光电与精密光学", "Optics and lasers"], "激光器 光学元件 光学玻璃 镜头 激光设备 红外探测"),
  chain(
    "telecom",
    ["新一代信息通信", "Telecommunication"],
    "通信设备 信息技术设备 基站 路由器 移动电话 电信终端 无线电发射 移动通信 北斗 卫星导航",
  ),
];

/** Materials. */
const materials: ChainRecord[] = [
  chain(
    "advanced_ceramics",
    ["先进陶瓷", "Ceramics"],
    "陶瓷 瓷砖 耐火材料 日用瓷 卫生陶瓷 结构陶瓷 电子陶瓷 陶瓷砖",
  ),
  chain(
    "building_materials",
    ["绿色建材", "Building materials"],
    "水泥 混凝土 防水卷材 防水涂料 墙体材料 石材 建筑涂料 保温材料 砂浆 骨料 砌块 建筑石膏 建材 建筑材料 门窗 幕墙",
  ),
  chain(
    "carbon_fibre",
    ["碳纤维及复合材料", "Carbon fibre and composites"],
    "碳纤维 复合材料 玻璃纤维 芳纶 玻璃钢 预浸料",
  ),
  chain(
    "chemical_materials",
    ["化工新材料", "Chemical materials"],
    "工程塑料 合成橡胶 塑料 树脂 橡胶 聚氨酯 聚乙烯 聚丙烯 氟化工 有机硅 塑料管",
    "橡胶坝",
  ),
  chain("copper", ["铜产业", "Copper"], "铜及铜合金 铜箔 铜材 电解铜 铜管 铜合金 阴极铜"),
  chain("aluminium", ["铝产业", "Aluminium"], "铝及铝合金 铝型材 铝箔 氧化铝 铝合金建筑型材 电解铝"),
  chain(
    "fine_chemicals",
    ["精细化工", "Fine chemicals"],
    "涂料 胶粘剂 染料 农药 试剂 溶剂 油墨 助剂 表面活性剂 颜料 香精 化学试剂",
  ),
  chain(
    "fertilisers",
    ["现代农资", "Fertilisers"],
    "肥料 化肥 复合肥 复混肥料 尿素 有机肥 磷酸一铵 水溶肥料",
  ),
  chain(
    "glass",
    ["特种玻璃", "Glass"],
    "玻璃 夹层玻璃 钢化玻璃 中空玻璃 光伏玻璃",
    "玻璃钢 玻璃纤维 玻璃器皿",
  ),
  chain(
    "graphene",
    ["石墨烯及碳材料", "Graphene and carbon materials"],
    "石墨烯 碳纳米管 人造石墨 炭黑 活性炭",
  ),
  chain("lithium", ["锂产业", "Lithium"], "碳酸锂 氢氧化锂 锂辉石 金属锂 氯化锂 锂盐 锂云母"),
  chain("nano_materials", ["纳米新材料", "Nanomaterials"], "纳米材料 纳米粉 纳米二氧化钛 气凝胶"),
  chain(
    "rare_earths",
    ["稀土", "Rare earths"],
    "稀土 钕铁硼 永磁材料 氧化镧 氧化铈 氧化钕 离子型稀土 储氢合金 抛光粉 荧光粉",
  ),
  chain(
    "special_steel",
    ["先进钢铁材料", "Special steel"],
    "钢材 钢筋 不锈钢 钢板 钢管 合金钢 型钢 钢丝 生铁 铁矿石 钢带 焊接材料",
  ),
  chain(
    "titanium_vanadium",
    ["钒钛", "Vanadium and titanium"],
    "钒钛 钒铁 五氧化二钒 钒渣 钛白粉 钛合金 海绵钛 钛精矿 钒电池 二氧化钛颜料",
  ),
  chain(
    "tungsten_tin",
    ["钨锡有色金属", "Tungsten, tin and other metals"],
    "硬质合金 钨粉 钨精矿 锡锭 锑锭 铅锌 镁合金 铟锭 有色金属",
  ),
];

/** Life, food and consumer goods. */
const consumer: ChainRecord[] = [
  chain("baijiu", ["优质白酒", "Baijiu"], "白酒 酱香型 浓香型 清香型 基酒 大曲 酿酒 配制酒"),
  chain(
    "biomedicine",
    ["生物医药", "Biomedicine"],
    "药品 疫苗 生物制品 原料药 制剂 药包材 药用 抗体药 注射剂",
  ),
  chain("cosmetics", ["化妆品", "Cosmetics"], "化妆品 护肤 洗发 牙膏 香水 防晒 染发"),
  chain("feed_livestock", ["现代畜牧", "Feed and livestock"], "饲料 畜禽 兽药 生猪 饲料添加剂 畜产品"),
  chain(
    "food",
    ["绿色食品", "Food"],
    "食品 饮料 乳制品 肉制品 食用油 调味品 保健食品 糕点 粮食 水产品 食用植物油 罐头 酱油 方便面",
    "食品机械 食品接触 食品级润滑",
  ),
  chain(
    "food_contact",
    ["食品接触材料及包装", "Food contact and packaging"],
    "食品接触 食品包装 包装材料 包装容器 纸包装 塑料包装 瓦楞纸箱",
  ),
  chain("furniture", ["现代家居", "Furniture"], "家具 人造板 木地板 地板 床垫 木制品 卫浴 水嘴"),
  chain(
    "medical_devices",
    ["高端医疗器械", "Medical devices"],
    "医疗器械 植入 医用 体外诊断 牙科 骨科 呼吸机 医用口罩 输液器",
  ),
  chain("paper_printing", ["造纸印刷", "Paper and printing"], "纸张 纸板 纸浆 生活用纸 卫生纸 印刷品 文具"),
  chain("shoes_leather", ["鞋革", "Shoes and leather"], "皮革 鞋类 鞋 毛皮 箱包 合成革"),
  chain("silk", ["茧丝绸", "Silk"], "丝绸 生丝 桑蚕 蚕茧 蚕丝"),
  chain(
    "smart_toys",
    ["婴童用品", "Toys and children's goods"],
    "玩具 婴幼儿 童车 儿童用品 奶瓶 儿童家具 婴童",
  ),
  chain("tea", ["精制茶", "Tea"], "茶叶 绿茶 红茶 黑茶 普洱茶 茶制品"),
  chain(
    "textiles",
    ["高端纺织", "Textiles"],
    "纺织 面料 服装 织物 纱线 化纤 羊毛 羊绒 家纺 针织 棉花 涤纶",
  ),
  chain("traditional_medicine", ["中医药", "Traditional medicine"], "中药 中药材 中成药 饮片 中药饮片"),
];

/** Protection, construction and services. */
const protection: ChainRecord[] = [
  chain(
    "construction",
    ["智能建造", "Construction"],
    "建设工程 地基基础 主体结构 钢结构 桩基 建筑工程 室内环境 建筑节能 见证取样",
  ),
  chain(
    "emergency",
    ["安全应急装备", "Safety and emergency equipment"],
    "消防 灭火器 防护服 安全帽 劳动防护 应急装备 阻燃 烟雾报警 火灾探测",
  ),
  chain("jewellery", ["珠宝首饰", "Jewellery"], "珠宝 首饰 贵金属 黄金 玉石 钻石 翡翠"),
  chain(
    "roads_bridges",
    ["交通基础设施", "Roads and bridges"],
    "公路 桥梁 沥青 路面 路基 隧道 交通安全设施 水运工程",
  ),
  chain("water_conservancy", ["水利工程", "Water works"], "水利 水工 大坝 水利工程 堤防"),
];

/** The vocabulary, in order of id. */
export const chainRecords: readonly ChainRecord[] = [
  ...machines,
  ...energy,
  ...electronics,
  ...materials,
  ...consumer,
  ...protection,
].sort((a, b) => a.id < b.id ? -1 : 1);
