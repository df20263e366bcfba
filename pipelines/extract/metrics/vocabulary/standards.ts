/** Metrics of standards and standardisation, and of metrology. @module */

/** Standards: one metric a line, as in `testing.ts`. */
export const standards = `
standards_led | count | | 主导或参与制修订标准 | Standards led or joined | 国家和行业标准; 国家标准和行业标准; 标准; 制定+标准; 制修订标准; 参与制修订标准; 研制国内标准; 标准研制; 参与+标准 | 本地单位主导或参与制修订的各级标准数
standards_international | count | standards_led | 主导制定国际标准 | International standards led | 国际标准 | 本地单位主导或参与制定的国际标准数
standards_national | count | standards_led | 制修订国家标准 | National standards led or joined | 国家标准; 国家标准行业标准; 国家标准+标准; 国标 | 本地单位主导或参与制修订的国家标准数
standards_industry | count | standards_led | 制修订行业标准 | Industry standards led or joined | 行业标准; 农业标准; 国家行业标准 | 本地单位主导或参与制修订的行业标准数
standards_local | count | | 地方标准 | Local standards | 地方标准; 省级标准 | 制修订或现行有效的地方标准数
standards_group | count | | 团体标准 | Association standards | 团体标准 | 发布或制定的团体标准数
standards_enterprise | count | | 企业标准 | Enterprise standards | 企业+标准备案; 企业标准; 企业产品标准; 自我声明公开标准 | 备案或自我声明公开的企业标准数
standards_national_issued | count | | 发布国家标准 | National standards issued | 发布国家标准 | 国家批准发布的国家标准数
standards_adopted | count | | 采用国际标准产品 | Products adopting international standards | 采用国际标准; 采标 | 采用国际标准或国外先进标准的产品数
standards_certification | count | | 认证标准 | Standards for regional certification | 认证标准 | 区域品牌认证所用的标准数
standards_leaders | count | | 企业标准“领跑者” | Enterprise standard front-runners | 标准领跑者; 领跑者+产品 | 企业标准领跑者数
standards_system | count | | 标准体系 | Standards systems | 标准体系 | 建立的标准体系数
standards_pilots | count | | 标准化试点示范项目 | Standardisation pilot and demonstration projects | 标准化试点示范; 标准化试点; 标准化示范; 标准化示范项目; 标准化示范区; 标准化示范县; 标准化示范试点; 标准化单位; 服务试点单位 | 各级标准化试点示范项目数
standards_pilots_national | count | standards_pilots | 国家级标准化试点示范项目 | National standardisation pilots | 国家级标准化试点; 国家级+标准化试点; 国家级+标准化示范; 国家级标准化示范 | 国家级标准化试点示范项目数
standards_committees | count | | 标准化技术委员会 | Standardisation technical committees | 标准化技术委员会; 标准化专业技术委员会; 标委会; 标准化技术组织 | 本地设立的标准化技术委员会数
standards_committees_provincial | count | standards_committees | 省级标准化技术委员会 | Provincial technical committees | 省级标准化技术委员会; 省级标准化专业技术委员会; 省专业标准化技术委员会 | 省级标准化技术委员会数
standards_secretariats | count | | 标准化委员会秘书处 | Secretariats of technical committees | 技术委员会秘书处; 标委会秘书处; 对口单位; 标准化组织机构 | 本地承担的国内标准化技术委员会秘书处或对口单位数
standards_secretariats_international | count | standards_secretariats | 国际标准化组织秘书处 | ISO and IEC secretariats | 国际标准化组织秘书处; 国际标准秘书处; 国际标准化+秘书处 | 本地承担的国际标准化组织秘书处数
standards_good_practice | institutions | | 标准化良好行为企业 | Enterprises of good standardisation practice | 标准化良好行为 | 标准化良好行为企业数
standards_bases | count | | 国家技术标准创新基地 | National technical standards innovation bases | 标准创新基地; 标准验证点 | 国家技术标准创新基地和标准验证点数
standards_cycle | duration | | 标准平均制定周期 | Average time to make a standard | 平均制定周期; 标准+制定周期; 标准编制 | 标准从立项到发布的平均月数
standards_research_share | percent | | 科技计划项目形成标准成果比率 | Share of research projects yielding standards | 标准成果; 标准成果比率 | 有标准成果的科技计划项目占比
standards_consistency | percent | | 与国际标准一致性程度 | Consistency with international standards | 国际标准一致性 | 重点领域消费品与国际标准的一致性程度
standards_funds | money | | 标准化经费 | Funds for standardisation | 标准+经费; 标准+资金 | 标准制修订经费或资金支持
standards_firms | institutions | | 参与制修订标准企业 | Enterprises taking part in standards | 参与制修订标准企业; 制修订标准企业 | 参与制修订标准的企业数
`;

/** Metrology: one metric a line, as in `testing.ts`. */
export const metrology = `
metrology_primary | count | | 国家计量基准 | National primary measurement standards | 计量基准; 工作基准 | 国家计量基准和工作基准项数
metrology_standards | count | | 计量标准 | Measurement standards | 计量标准 | 已建立的计量标准项数，社会公用和部门、企业的合计
metrology_standards_highest | count | metrology_standards | 最高计量标准 | Highest measurement standards | 最高计量标准 | 各部门、各地或各单位的最高计量标准项数
metrology_public_standards | count | metrology_standards | 社会公用计量标准 | Public measurement standards | 社会公用计量标准; 公用计量标准 | 已建立的社会公用计量标准项数
metrology_capabilities | count | | 国际互认校准测量能力 | Internationally recognised calibration and measurement capabilities | 校准测量能力; 校准与测量能力 | 国际计量局公布的校准和测量能力项数
metrology_reference_materials | count | | 标准物质 | Reference materials | 标准物质 | 国家标准物质数
metrology_regulations | count | | 计量技术法规 | Metrological technical regulations | 计量技术法规; 计量技术规范 | 国家或地方计量技术法规和规范数
metrology_bodies | institutions | | 法定计量技术机构 | Statutory metrology bodies | 计量技术机构; 计量检定机构 | 法定计量技术机构数
metrology_industry_centres | count | | 产业计量测试中心 | Industrial metrology centres | 产业计量测试中心; 产业计量中心; 计量测试中心 | 各级产业计量测试中心数
metrology_industry_centres_national | count | metrology_industry_centres | 国家产业计量测试中心 | National industrial metrology centres | 国家产业计量测试中心; 国家级产业计量测试中心; 国家级+产业计量测试中心 | 国家产业计量测试中心数
metrology_industry_centres_provincial | count | metrology_industry_centres | 省级产业计量测试中心 | Provincial industrial metrology centres | 省级产业计量测试中心; 省产业计量测试中心 | 省级产业计量测试中心数
metrology_application_bases | count | | 计量应用基地 | Metrology application bases | 应用基地; 计量+基地 | 产业计量测试应用基地数
metrology_instruments_verified | equipment | | 检定计量器具 | Measuring instruments verified | 计量器具 | 检定、校准或检测的计量器具台件数
metrology_verification_rate | percent | | 强制检定率 | Rate of mandatory verification | 检定率; 强检率; 受检率 | 强制检定计量器具的检定率或覆盖率
metrology_coverage | percent | | 建标覆盖率 | Coverage of measurement standards | 建标覆盖率; 建标率 | 强检项目建立计量标准的覆盖率
metrology_committee_members | people | | 计量技术委员会委员 | Members of metrology committees | 计量技术委员会委员 | 计量技术委员会委员数
`;
