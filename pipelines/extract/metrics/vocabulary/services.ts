/** Metrics of one-stop services, shared instruments, industry and money. @module */

/** One-stop services, training, help for enterprises: one metric a line, as in `testing.ts`. */
export const services = `
one_stop_sites | count | | 质量基础设施“一站式”服务站点 | One-stop quality infrastructure sites | 一站式+站; 一站式+中心; 一站式+平台; 一站式+窗口; 线下服务中心; 一站式服务站点 | 质量基础设施一站式服务中心、站点、平台数
one_stop_platforms | count | one_stop_sites | 线上服务平台 | Online service platforms | 线上服务平台; 在线服务平台; 线上平台 | 质量基础设施线上服务平台数
one_stop_bases | count | | 质量基础设施集成服务基地 | Integrated service bases | 集成服务基地 | 质量基础设施集成服务基地试点数
one_stop_services | occurrences | | “一站式”服务次数 | One-stop services given | 一站式+服务; 平台服务企业 | 一站式平台累计服务企业的家次
firms_served | institutions | | 服务企业 | Enterprises served | 服务企业; 帮扶企业; 帮扶+企业; 服务各类企业; 惠及企业; 质量技术服务企业; 服务+企业 | 获得质量技术服务或帮扶的企业数
firm_services | occurrences | | 服务企业家次 | Services to enterprises | 服务企业; 帮扶企业; 开展服务; 走访企业 | 服务、帮扶或走访企业的家次
firms_trained | occurrences | | 培训企业 | Enterprises trained | 培训企业 | 质量培训覆盖的企业家次
people_trained | occurrences | | 培训人次 | People trained | 培训; 培训人员; 培训人次 | 质量相关培训的人次
trainings | occurrences | | 培训活动 | Training events | 培训活动; 培训等活动; 宣贯活动; 活动 | 举办的培训、宣贯等活动场次
training_courses | count | | 培训班期数 | Training courses | 培训班; 专业培训; 培训 | 举办的培训班期数
public_lectures | count | | 公益讲座 | Public lectures | 公益讲座; 讲座 | 举办的公益讲座期数
leaflets | count | | 宣传资料 | Leaflets handed out | 宣传资料; 宣传材料 | 发放的宣传资料份数
firm_savings | money | | 为企业降低成本 | Costs saved for enterprises | 降低成本; 节约成本; 降本增效; 减免+费; 节约+费用; 降低企业+成本; 减少成本 | 为企业降低或减免的成本和费用
firm_benefits | money | | 质量服务带来经济效益 | Economic benefit of quality services | 经济效益 | 质量技术服务带来的经济效益
matchmaking_bodies | institutions | | 参与供需对接机构 | Bodies in matchmaking | 国家级技术机构; 对接+机构 | 参加供需对接的技术机构数
cooperation_items | count | | 合作事项 | Cooperation agreements | 合作事项; 合作协议; 签约项目 | 达成的合作事项或签约项目数
nqi_projects | count | | 国家质量基础设施重点专项 | NQI key research projects | 质量基础设施重点专项; NQI专项 | 科技部国家质量基础设施重点专项立项数
public_platforms | count | | 公共服务平台 | Public service platforms | 公共服务平台; 技术研发平台; 公共技术中心; 功能平台 | 公共服务、技术研发平台数
technical_bodies | institutions | | 技术机构 | Technical bodies | 技术机构 | 质量技术机构数，类别未说明
`;

/** Instruments, buildings, industry and money: one metric a line, as in `testing.ts`. */
export const resources = `
instruments | equipment | | 仪器设备 | Instruments | 仪器设备; 检测设备; 分析仪器; 试验仪器; 设备 | 检验检测机构拥有的仪器设备台套数
instruments_shared | equipment | | 开放共享仪器设备 | Instruments shared | 共享+仪器; 共享+设备; 开放+仪器; 开放+设备; 入网+仪器; 入网+设备; 共享的大型科研仪器; 大型科研仪器; 大型科学仪器; 科研仪器 | 登记开放共享的大型科研仪器设备台套数
instruments_value | money | | 仪器设备原值 | Original value of instruments | 仪器+原值; 设备+原值; 仪器+价值; 设备+价值; 设备总值; 仪器原值; 设备资产; 共享+设备 | 仪器设备的原值总额
instruments_value_shared | money | instruments_value | 开放共享仪器设备价值 | Value of shared instruments | 共享+价值; 共享+原值; 入网+原值; 共享实验室设备 | 开放共享的仪器设备原值总额
instruments_hours | duration | | 仪器有效机时 | Working hours of instruments | 机时; 工作机时; 服务机时 | 仪器年平均有效工作或对外服务小时数
instruments_online_rate | percent | | 仪器入网比例 | Share of instruments online | 入网比例; 入网率 | 应入网仪器中已入网的比例
instruments_services | occurrences | | 仪器共享服务 | Services with shared instruments | 仪器+服务; 共享服务 | 仪器设备对外共享服务次数
instruments_service_records | count | | 仪器共享服务记录 | Records of shared instrument services | 共享服务记录 | 仪器设备共享服务记录数
instrument_owners | institutions | | 开放共享仪器单位 | Institutions sharing instruments | 仪器+单位; 入网单位; 仪器+机构; 登记+检验检测机构; 参加评价考核单位 | 开放或报送大型仪器设备的单位数
instrument_facilities | count | | 重大科研基础设施 | Major research facilities | 科研基础设施; 科研设施 | 重大科研基础设施数
innovation_vouchers | institutions | | 创新券支持企业 | Enterprises with innovation vouchers | 创新券+企业; 创新券+团队; 创新券+实验室; 创新券+机构 | 使用或接收创新券的企业、团队、实验室和机构数
innovation_voucher_projects | count | | 创新券项目 | Innovation voucher projects | 创新券项目 | 创新券支持的项目数
laboratory_area | area | | 实验室面积 | Laboratory area | 实验室+面积; 实验室用房; 实验室 | 实验室建筑面积
laboratory_area_per_body | area | | 户均实验室面积 | Laboratory area per body | 户均实验室面积 | 平均每家机构的实验室面积
building_area | area | | 建筑面积 | Floor area | 建筑面积; 选址面积 | 质检中心或基地的建筑面积
land_area | area | | 占地面积 | Site area | 占地; 用地 | 质检中心、基地或园区的占地面积
centre_investment | money | | 质检中心投资 | Investment in centres | 总投资; 投资; 中心+资金; 基地+投资 | 质检中心、基地或平台建设投资额
budget_funds | money | | 财政预算资金 | Budget funds | 预算资金; 专项资金; 扶持资金; 财政+资金; 资金支持; 安排+资金; 更新改造经费 | 财政安排用于质量基础设施或产业的资金
subsidies | money | | 奖励补助资金 | Rewards and subsidies | 奖补资金; 奖励; 补助; 奖励资金 | 对机构或项目的奖励和补助
industry_chains | count | | 重点产业链 | Key industry chains | 产业链 | 列为重点的产业链条数
industry_clusters | count | | 产业集群 | Industry clusters | 产业集群; 集群 | 重点或战略性产业集群数
industry_bases | count | | 产业基地 | Industrial bases | 产业基地 | 万亿级、千亿级等产业基地数
patents | count | | 有效发明专利 | Invention patents | 发明专利 | 有效或新增发明专利件数
high_tech_firms | institutions | | 高新技术和专精特新企业 | High-tech and specialised enterprises | 高新技术企业; 专精特新; 小巨人 | 高新技术、专精特新企业数
pilot_fields | count | | 上报试点领域 | Fields proposed for pilots | 试点领域; 试点+领域; 上报+领域; 选取+领域 | 上报或选取的试点领域数
`;
