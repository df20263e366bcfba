/** Metrics of certification, of quality in products and services, and of quality policy. @module */

/** Certification: one metric a line, as in `testing.ts`. */
export const certification = `
certificates | count | | 有效认证证书 | Valid certificates | 认证证书 | 有效认证证书张数，各类合计
certificates_new | count | certificates | 新增认证证书 | New certificates | 新增认证证书 | 一段时间内新发的认证证书张数
certificates_ccc | count | certificates | 强制性产品认证证书 | CCC certificates | CCC证书; 强制性产品认证证书; 3C证书 | 有效强制性产品认证证书张数
certified_organisations | institutions | | 获证组织 | Certified organisations | 获证组织; 取得认证证书企业; 获得认证+企业; 通过+认证+企业; 认证企业; 认证单位 | 持有有效认证证书的组织数
certified_ccc_firms | institutions | certified_organisations | 强制性产品认证获证企业 | Enterprises with CCC certificates | CCC+企业; 3C+企业 | 持有强制性产品认证证书的企业数
certified_qms_firms | institutions | certified_organisations | 质量管理体系获证企业 | Enterprises with quality management certificates | 质量管理体系认证+企业; 质量管理体系+企业 | 取得质量管理体系认证或导入卓越质量管理的企业数
certified_ems_firms | institutions | certified_organisations | 环境管理体系获证企业 | Enterprises with environmental management certificates | 环境管理体系+企业 | 取得环境管理体系认证的企业数
certified_ohs_firms | institutions | certified_organisations | 职业健康安全管理体系获证企业 | Enterprises with occupational health certificates | 职业健康安全+企业 | 取得职业健康安全管理体系认证的企业数
certified_products | count | | 认证产品和服务 | Certified products and services | 认证产品; 认证+产品; 认证产品种类; 绿色有机+产品 | 获得认证的产品和服务数
certification_bodies | institutions | | 认证机构 | Certification bodies | 认证机构; 质量认证机构; 产品认证机构; 认证机构分支 | 批准或注册的认证机构数
certification_bodies_accredited | institutions | certification_bodies | 获认可认证机构 | Accredited certification bodies | 认可+认证机构 | 获国家认可机构认可的认证机构数
certification_bodies_growth | percent | | 认证机构增长率 | Growth of certification bodies | 认证机构+增长 | 认证机构数比上一期的增长
certification_service_share | percent | | 服务认证占比 | Share of service certification | 服务认证占比 | 服务认证占全部认证的比例
certification_service_share_change | points | | 服务认证占比变化 | Change of the share of service certification | 服务认证占比+上升 | 服务认证占比的变化，百分点
certification_ccc_products | count | | 强制性产品认证目录产品 | Products under compulsory certification | 强制性产品认证产品 | 强制性产品认证目录内的产品种类或大类数
certification_fields | count | | 认证领域和目录 | Fields of regional certification | 认证领域; 认证产品和服务目录 | 区域品牌认证开展的领域或目录数
recognition_countries | count | | 检测认证结果互认国家和地区 | Countries recognising results | 国家和地区 | 承认本机构检测认证结果的国家和地区数
`;

/** Quality of products and services, awards, brands: one metric a line, as in `testing.ts`. */
export const quality = `
quality_manufacturing_pass_rate | percent | | 制造业产品质量合格率 | Manufacturing quality pass rate | 制造业产品质量合格率 | 制造业产品质量合格率
quality_manufacturing_index | score | | 制造业质量竞争力指数 | Manufacturing quality competitiveness index | 质量竞争力指数 | 制造业质量竞争力指数，百分制
quality_service_satisfaction | score | | 服务质量满意度 | Satisfaction with services | 服务质量满意度; 服务满意度; 服务业质量满意度; 质量满意度 | 公共服务或生活性服务业质量满意度，百分制
quality_food_pass_rate | percent | | 食品抽检合格率 | Food sampling pass rate | 食品抽检合格率; 食品+合格率; 抽检合格率 | 食品（及药品）抽检合格率
quality_agri_pass_rate | percent | | 农产品监测合格率 | Farm produce pass rate | 农产品+合格率; 农畜产品+合格率 | 农产品质量安全例行监测合格率
quality_sampling_pass_rate | percent | | 监督抽查合格率 | Supervision sampling pass rate | 监督抽查+合格率; 抽查合格率; 产品质量+合格率; 平均合格率 | 产品质量监督抽查合格率
quality_sampling_change | points | | 监督抽查合格率变化 | Change of the sampling pass rate | 合格率+提高; 合格率+上升; 合格率+下降 | 监督抽查合格率的变化，百分点
quality_food_handling_rate | percent | | 食品抽检问题处置率 | Handling rate of food findings | 处置率; 问题处置率 | 食品抽检不合格问题的处置率
quality_sampling_batches | occurrences | | 监督抽查批次 | Supervision sampling batches | 监督抽查; 风险监测; 抽检 | 监督抽查和风险监测批次
quality_awards | institutions | | 政府质量奖获奖组织 | Winners of government quality awards | 质量奖; 质量奖组织; 省长质量奖 | 各级政府质量奖及提名奖获奖组织数
quality_benchmarks | institutions | | 质量标杆企业 | Quality benchmark enterprises | 质量标杆; 质量强国建设领军企业 | 质量标杆或质量强国建设领军企业数
quality_brands | count | | 名牌产品和品质品牌 | Brand-name products | 名牌产品; 精品品牌; 服务名牌; 名牌 | 各级名牌产品、精品品牌数
quality_strong_places | count | | 质量强市强县 | Quality-strong cities and counties | 质量强县; 质量强市; 质量强国标杆城市; 质量兴; 质量品牌提升示范区 | 开展质量强市强县活动或获评的市县数
quality_consortia | count | | 质量技术创新联合体 | Quality technology consortia | 质量技术创新联合体; 创新联合体 | 质量技术创新联合体数
quality_chain_projects | count | | 质量强链项目 | Quality chain projects | 质量强链; 质量攻坚项目; 质量提升领域 | 质量强链或质量攻坚项目数
quality_problems_solved | count | | 解决企业质量问题 | Quality problems solved | 解决+问题; 解决+难题; 技术难题 | 为企业解决的质量或技术问题数
chief_quality_officers | people | | 首席质量官 | Chief quality officers | 首席质量官 | 取得任职证书或聘任的首席质量官数
chief_quality_officer_coverage | percent | | 首席质量官覆盖率 | Coverage of chief quality officers | 首席质量官覆盖率; 首席质量官+覆盖率 | 设首席质量官的企业占比
chief_quality_officer_firms | institutions | | 建立首席质量官制度企业 | Enterprises with chief quality officers | 首席质量官+企业 | 建立首席质量官制度或岗位的企业数
quality_managers_trained | people | | 受训质量管理人员 | Quality managers trained | 质量管理人员; 质量专业人员 | 参加质量培训活动的企业质量管理人员数
quality_experts | people | | 质量专家 | Quality experts | 专家库; 质量+专家 | 质量专家库入库专家数
quality_professional_certificates | occurrences | | 新增职业资格或技能等级证书 | New vocational certificates | 职业资格证书; 技能等级证书; 上岗资格 | 新取得职业资格或技能等级证书的人次
skills_training | occurrences | | 职业技能培训 | Vocational training | 职业技能培训; 技能培训 | 补贴性职业技能培训人次
quality_law | count | | 质量法律法规 | Quality laws and regulations | 质量法律; 行政规章; 法律法规 | 质量相关法律、法规和规章部数
regulated_products | count | | 监管工业产品种类 | Industrial products under regulation | 监管工业产品 | 纳入质量监管的工业产品种类或大类数
`;
