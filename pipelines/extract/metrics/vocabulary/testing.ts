/** Metrics of inspection and testing: bodies, people, money, output, centres and laboratories. @module */

/** One metric a line: id | unit class | broader | Chinese | English | terms | definition. See `vocabulary.ts`. */
export const testing = `
testing_bodies | institutions | | 检验检测机构 | Inspection and testing bodies | 检验检测机构; 检测机构; 检验机构; 检验检测认证机构; 检测认证机构 | 依法取得资质认定或经批准的检验检测机构数，不论规模和性质
testing_bodies_cma | institutions | testing_bodies | 资质认定检验检测机构 | Testing bodies with CMA | 资质认定+机构; CMA+机构; 获证检验检测机构; 持证+机构 | 持有有效检验检测机构资质认定（CMA）证书的机构数
testing_bodies_accredited | institutions | testing_bodies | 获认可检验检测机构 | Accredited testing bodies | 认可+检验检测机构; 认可实验室; 认可+检测机构; CNAS+实验室 | 获国家认可机构认可的检验检测机构和实验室数
testing_bodies_above_scale | institutions | testing_bodies | 规模以上检验检测机构 | Testing bodies above designated size | 规模以上+机构; 规模以上检验检测机构; 规上+检测机构 | 年营业收入一千万元及以上的检验检测机构数
testing_bodies_high_tech | institutions | testing_bodies | 高新技术企业检验检测机构 | Testing bodies that are high-tech enterprises | 高新技术企业+检验检测机构; 高新技术企业+机构; 机构+高新技术企业 | 被认定为高新技术企业的检验检测机构数
testing_bodies_private | institutions | testing_bodies | 民营检验检测机构 | Privately owned testing bodies | 民营+机构 | 民营资本控股的检验检测机构数
testing_bodies_foreign | institutions | testing_bodies | 外资检验检测机构 | Foreign-invested testing bodies | 外资+机构; 外商投资+机构 | 取得资质的外资检验检测机构数
testing_bodies_enterprise | institutions | testing_bodies | 企业制检验检测机构 | Testing bodies run as enterprises | 企业类+机构; 企业制+机构; 企业+检验检测机构 | 登记为企业法人的检验检测机构数
testing_bodies_public | institutions | testing_bodies | 事业单位制检验检测机构 | Testing bodies run as public institutions | 事业单位+机构; 事业单位 | 登记为事业单位法人的检验检测机构数
testing_bodies_vehicle | institutions | testing_bodies | 机动车检验机构 | Vehicle inspection bodies | 机动车检验机构; 机动车+检测机构 | 从事机动车检验的机构数
testing_bodies_environment | institutions | testing_bodies | 环境监测机构 | Environmental monitoring bodies | 环境监测机构; 生态环境监测机构 | 从事环境监测的检验检测机构数
testing_bodies_construction | institutions | testing_bodies | 建筑工程检测机构 | Construction testing bodies | 建筑工程检测机构; 建设工程+检测机构; 建筑材料检测机构 | 从事建筑工程和建筑材料检测的机构数
testing_bodies_food | institutions | testing_bodies | 食品检验检测机构 | Food testing bodies | 食品+机构 | 从事食品及食品接触材料检验检测的机构数
testing_bodies_water | institutions | testing_bodies | 水质检测机构 | Water testing bodies | 水质+机构 | 从事水质检测的机构数
testing_bodies_health | institutions | testing_bodies | 卫生疾控检测机构 | Health and disease-control testing bodies | 疾控+机构; 卫生+检测机构 | 从事卫生和疾病预防控制检测的机构数
testing_bodies_agriculture | institutions | testing_bodies | 农林牧渔检测机构 | Agricultural testing bodies | 农林牧渔+机构; 农产品+检测机构 | 从事农林牧渔检测的机构数
testing_bodies_100m_revenue | institutions | testing_bodies | 年收入亿元以上检验检测机构 | Testing bodies above 100 million yuan revenue | 亿元以上+机构; 产值1亿元以上+机构; 超亿级企业 | 年营业收入或产值一亿元以上的检验检测机构数
testing_firms_leading | institutions | testing_bodies | 检验检测头部企业 | Leading testing firms | 检验检测头部企业; 领跑机构; 检验检测+领军企业; 检验检测企业 | 被列为头部、领跑或领军的检验检测企业数
testing_bodies_checked | institutions | | 被抽查检验检测机构 | Testing bodies inspected by regulators | 抽查+机构; 检查+机构 | 监督检查中被抽查的检验检测机构数
testing_bodies_faulted | institutions | testing_bodies_checked | 存在问题的检验检测机构 | Testing bodies found with faults | 问题+机构; 违法+机构 | 监督检查发现存在问题或违法违规的检验检测机构数
testing_staff | people | | 检验检测从业人员 | Testing employees | 从业人员; 就业人数; 从业人数 | 检验检测机构从业人员数
testing_staff_technical | people | testing_staff | 检验检测技术人员 | Technical staff of testing bodies | 实验室技术人员; 技术人员; 专业技术人员 | 检验检测机构中从事技术工作的人员数
testing_staff_titled | people | testing_staff | 检验检测专业职称人员 | Testing staff with professional titles | 检验检测+职称; 职称专家; 中级以上职称 | 取得检验检测相关专业职称的人员数
testing_staff_senior | people | testing_staff_titled | 检验检测高级职称人员 | Testing staff with senior titles | 检验检测+职称+高级; 检验检测+高级职称 | 取得检验检测相关专业高级职称的人员数
testing_staff_middle | people | testing_staff_titled | 检验检测中级职称人员 | Testing staff with intermediate titles | 检验检测+职称+中级; 检验检测+中级职称 | 取得检验检测相关专业中级职称的人员数
testing_staff_junior | people | testing_staff_titled | 检验检测初级职称人员 | Testing staff with junior titles | 检验检测+职称+初级; 检验检测+初级职称 | 取得检验检测相关专业初级职称的人员数
testing_revenue | money | | 检验检测营业收入 | Revenue of testing bodies | 检验检测+收入; 检测+收入; 检验检测+营收; 营业收入; 检验检测+产值; 检测+营收; 机构+收入; 营收 | 检验检测机构一年营业收入或产值
testing_revenue_above_scale | money | testing_revenue | 规模以上检验检测机构营业收入 | Revenue of testing bodies above designated size | 规模以上+收入; 规模以上+营收 | 规模以上检验检测机构一年营业收入
testing_revenue_private | money | testing_revenue | 民营检验检测机构营业收入 | Revenue of private testing bodies | 民营+收入; 民营+营收 | 民营检验检测机构一年营业收入
testing_revenue_per_body | money | | 检验检测机构户均营业收入 | Revenue per testing body | 户均营收; 户均营业收入; 户均产值 | 检验检测机构平均每家一年营业收入
testing_industry_size | money | | 检验检测认证产业规模 | Size of the testing and certification industry | 产业规模; 服务业规模; 全产业链+收入; 全产业链+产值; 全链条产值; 服务产值; 产业产值 | 检验检测认证服务业或其全产业链的总规模
testing_staff_above_scale | people | testing_staff | 规模以上检验检测机构从业人员 | Employees of testing bodies above designated size | 规模以上+人员 | 规模以上检验检测机构从业人员数
testing_assets | money | | 检验检测机构资产 | Assets of testing bodies | 机构+总资产; 总资产; 固定资产 | 检验检测机构资产总额或固定资产
testing_tax | money | | 检验检测业税收 | Taxes paid by testing bodies | 检验检测+税收 | 检验检测机构一年缴纳的税收
testing_reports | count | | 检验检测报告 | Test reports issued | 检验检测报告; 检测报告; 出具+报告; 检验报告 | 一年对社会出具的检验检测报告份数
testing_reports_per_body | count | | 户均检验检测报告 | Test reports per body | 户均报告 | 检验检测机构平均每家一年出具的报告份数
testing_parameters | count | | 检测能力参数 | Test parameters in scope | 检测参数; 能力参数; 认定参数; 检验参数 | 资质认定或认可范围内的检测参数数
testing_product_standards | count | | 检测产品标准 | Product standards in scope | 检测产品标准; 产品标准 | 能力范围内的产品标准数
testing_method_standards | count | | 检测方法标准 | Method standards in scope | 检测方法标准; 方法标准 | 能力范围内的方法标准数
testing_products | count | | 检测覆盖产品 | Products covered by testing | 检测+产品; 检验能力产品; 检测覆盖产品 | 检验检测能力覆盖的产品种类数
testing_batches | occurrences | | 检验检测批次 | Batches tested | 检测产品; 检测能力; 检测样品; 快检+样品 | 一年检验检测的产品或样品批次
testing_research_projects | count | | 检验检测科研项目 | Research projects of testing bodies | 科研项目; 省部级科研项目; 国家级科研项目 | 检验检测机构承担的科研项目数
testing_research_funds | money | | 检验检测科研经费 | Research funds of testing bodies | 科研经费; 科研项目经费 | 检验检测机构的科研经费
testing_growth | percent | | 检验检测机构数量增长率 | Growth of the number of testing bodies | 机构+增长; 机构+增加 | 检验检测机构数量比上一期或年均的增长
testing_revenue_growth | percent | | 检验检测营业收入增长率 | Growth of testing revenue | 收入+增长; 营收+增长; 产值+增长; 收入+增速; 营收+增加; 营收+增速 | 检验检测营业收入比上一期或年均的增长
testing_growth_above_scale | percent | testing_growth | 规模以上检验检测机构增长率 | Growth of testing bodies above designated size | 规模以上+机构+增长 | 规模以上检验检测机构数比上一期或年均的增长
testing_revenue_growth_above_scale | percent | testing_revenue_growth | 规模以上检验检测机构营业收入增长率 | Revenue growth of testing bodies above designated size | 规模以上+收入+增长 | 规模以上检验检测机构营业收入比上一期或年均的增长
testing_staff_growth_above_scale | percent | testing_staff_growth | 规模以上检验检测机构从业人员增长率 | Staff growth of testing bodies above designated size | 规模以上+人员+增长 | 规模以上检验检测机构从业人员比上一期或年均的增长
testing_revenue_growth_private | percent | testing_revenue_growth | 民营检验检测机构营业收入增长率 | Revenue growth of private testing bodies | 民营+收入+增长; 民营+营收+增长 | 民营检验检测机构营业收入比上一期或年均的增长
testing_growth_private | percent | testing_growth | 民营检验检测机构增长率 | Growth of private testing bodies | 民营+机构+增长 | 民营检验检测机构数比上一期或年均的增长
testing_revenue_growth_foreign | percent | testing_revenue_growth | 外资检验检测机构营业收入增长率 | Revenue growth of foreign-invested testing bodies | 外资+收入+增长 | 外资检验检测机构营业收入比上一期或年均的增长
testing_revenue_share_above_scale | percent | testing_revenue_share | 规模以上检验检测机构收入占比 | Revenue share of testing bodies above designated size | 规模以上+收入+占 | 规模以上机构收入占全行业的比例
testing_bodies_share_above_scale | percent | testing_bodies_share | 规模以上检验检测机构占比 | Share of testing bodies above designated size | 规模以上+机构+占 | 规模以上机构数占全部机构的比例
testing_bodies_share_high_tech | percent | testing_bodies_share | 高新技术企业检验检测机构占比 | Share of high-tech testing bodies | 高新技术企业+占; 高新技术企业+比例 | 高新技术企业占检验检测机构数的比例
testing_staff_growth | percent | | 检验检测从业人员增长率 | Growth of testing staff | 人员+增长; 人数+增长 | 检验检测从业人员比上一期或年均的增长
testing_reports_growth | percent | | 检验检测报告增长率 | Growth of test reports | 报告+增长 | 出具检验检测报告数比上一期或年均的增长
testing_assets_growth | percent | | 检验检测设备和资产增长率 | Growth of equipment and assets | 设备+增长; 资产+增长; 面积+增长 | 检测设备、实验室面积或资产比上一期的增长
testing_projects_growth | percent | | 检验检测科研项目增长率 | Growth of research projects | 科研项目+增长 | 检验检测科研项目数比上一期的增长
testing_bodies_share | percent | | 检验检测机构占比 | Share of a group of testing bodies | 机构+占; 企业+占; 机构+比例 | 某类检验检测机构占全部机构数量的比例
testing_revenue_share | percent | | 检验检测收入占比 | Share of testing revenue | 收入+占; 营收+占 | 某类机构收入占检验检测总收入的比例
testing_staff_share | percent | | 检验检测人员结构占比 | Share of a group of testing staff | 人员+占; 职称+占; 生+占 | 某类人员占检验检测从业人员的比例
quality_centres | count | | 质检中心 | Quality inspection centres | 质检中心; 检验检测中心; 检测中心; 质量检验中心 | 经批准设立的质量检验检测中心数，级别未说明
quality_centres_national | count | quality_centres | 国家质检中心 | National quality inspection centres | 国家质检中心; 国家级质检中心; 国检中心; 国家产品质检中心; 国家检测中心; 国家级检测中心; 国家级检验检测中心; 国家质量检验检测中心; 国家产品质量检验检测中心; 国家级中心; 国家中心 | 已建成或获批的国家质量检验检测中心数
quality_centres_provincial | count | quality_centres | 省级质检中心 | Provincial quality inspection centres | 省级质检中心; 省质检中心; 省级检测中心; 省级检验检测中心; 省级产品质量检验检测中心; 自治区级质检中心 | 已建成或获批的省级质量检验检测中心数
quality_centres_accepted | count | quality_centres_national | 国家质检中心验收 | National centres passing acceptance | 质检中心+验收; 验收+质检中心 | 完成或申请验收的国家质检中心数
quality_centres_planned | count | quality_centres | 批准筹建质检中心 | Quality inspection centres under preparation | 批筹+质检中心; 筹建+质检中心; 规划建设+质检中心; 在建+质检中心 | 已批准筹建、尚未建成的质检中心数
laboratories_key_national | count | | 国家重点实验室 | State key laboratories | 国家重点实验室; 国家级重点实验室; 国家级实验室; 全国重点实验室 | 国家级重点实验室数
laboratories_key_samr | count | | 国家市场监管重点实验室 | SAMR key laboratories | 市场监管重点实验室; 总局重点实验室 | 市场监管总局批准的重点实验室数
innovation_centres_samr | count | | 国家市场监管技术创新中心 | SAMR technology innovation centres | 市场监管技术创新中心; 总局技术创新中心 | 市场监管总局批准的技术创新中心数
laboratories_key_provincial | count | | 省级重点实验室 | Provincial key laboratories | 省重点实验室; 省级重点实验室; 省内重点实验室; 省政府重点实验室 | 省级重点实验室数
laboratories_and_centres | count | | 重点实验室和技术创新中心 | Key laboratories and innovation centres together | 重点实验室+中心; 实验室和工程中心 | 重点实验室与技术或工程创新中心合计数
laboratories | count | | 实验室 | Laboratories | 检测实验室; 实验室 | 实验室数，级别未说明
quality_standard_laboratories | count | | 国家质量标准实验室 | National quality standard laboratories | 质量标准实验室; 标准实验室 | 国家级质量标准实验室数
proficiency_tests | count | | 能力验证项目 | Proficiency testing schemes | 能力验证; 检验检测项目 | 组织开展的检验检测能力验证项目数
testing_clusters | count | | 检验检测集聚区和示范区 | Testing industry clusters and demonstration zones | 集聚区; 公共服务平台示范区 | 国家或省级检验检测高技术服务业集聚区、认证公共服务平台示范区数
testing_alliance_members | institutions | | 实验室联盟成员 | Members of a laboratory alliance | 联盟+机构; 联盟+成员; 成员单位 | 检验检测或实验室联盟的成员单位数
testing_alliance_fields | count | | 实验室联盟覆盖领域 | Fields covered by a laboratory alliance | 联盟+领域 | 检验检测或实验室联盟覆盖的专业领域数
testing_cycle_cut | percent | | 检测周期缩短幅度 | Reduction of testing time | 检测周期+缩短; 时限+压缩; 时限+压减; 检测周期+缩短 | 检验检测或审批时间缩短的比例
testing_cost_cut | percent | | 检测成本降低幅度 | Reduction of testing cost | 检测成本+降低; 费用+降低; 检测成本+下降; 检测费用+下降 | 检验检测费用或成本降低的比例
`;
