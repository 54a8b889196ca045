// One artefact -> the body of its page. What kinds have in common stands in `artefactPage`.
import { both, html, table } from './html.mjs';
import { planPage } from './plan.mjs';
import { conceptEnglish, english, extensionOf, extensionsOf, titleOf } from './texts.mjs';

const OWN = 'https://renkei.example/fhir/StructureDefinition/';

/** `link(canonical)` -> HTML: a link where we have a page for it. */
export function artefactPage(resource, { link, expand, usedBy }) {
  const { ja, en } = titleOf(resource);
  const facts = [
    ['種類 / Kind', resource.resourceType],
    ['URL', resource.url && html`<code>${resource.url}</code>`],
    ['版 / Version', resource.version],
    ['状態 / Status', html`${resource.status}${resource.experimental === true && html` <span class="mark">要確認 / experimental</span>`}`],
    ['ルール / Rules', extensionsOf(resource, `${OWN}rule`).map(({ valueCoding }) => html`${ruleLink(link, valueCoding.code)} `)],
    ['JSON', html`<a href="${resource.resourceType}-${resource.id}.json">${resource.resourceType}-${resource.id}.json</a>`],
  ].filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0));
  const render = KINDS[resource.resourceType] ?? (() => '');
  return html`<h1>${both(ja, en)}</h1>
${resource.description && html`<p>${both(resource.description, english(resource, 'description'))}</p>`}
<dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${render(resource, { link, expand })}
${usedBy.length > 0 && html`<h2>使われている所 / Used by</h2><ul>${usedBy.map((url) => html`<li>${link(url)}</li>`)}</ul>`}`;
}

const ruleLink = (link, code) => link(`https://renkei.example/fhir/CodeSystem/rule#${code}`, code);

const rulesOf = (node, link) => extensionsOf(node, `${OWN}rule`).map(({ valueCoding }) => html`${ruleLink(link, valueCoding.code)} `);

const KINDS = {
  PlanDefinition: planPage,

  StructureDefinition: (profile, { link }) => {
    const elements = profile.differential.element;
    const constraints = elements.flatMap(({ id, constraint = [] }) => constraint.map((each) => ({ id, ...each })));
    return html`<dl><dt>元 / Base</dt><dd>${link(profile.baseDefinition)}</dd>
${extensionsOf(profile, 'http://hl7.org/fhir/StructureDefinition/structuredefinition-compliesWithProfile').map(({ valueCanonical }) => html`<dt>JP Core</dt><dd><code>${valueCanonical}</code></dd>`)}
${profile.context && html`<dt>使える所 / Context</dt><dd>${profile.context.map(({ expression }) => expression).join(', ')}</dd>`}</dl>
<h2>要素 / Elements</h2>
${table(
  ['要素 / Element', '数 / Card.', '型 / Type', '説明 / Meaning', 'ルール / Rules'],
  elements.filter(saysSomething).map((element) => [
    html`<code>${element.id}</code>`,
    element.min === undefined && element.max === undefined ? '' : `${element.min ?? ''}..${element.max ?? ''}`,
    (element.type ?? []).map(({ code, profile: of, targetProfile }) => html`${code}${[...(of ?? []), ...(targetProfile ?? [])].map((url) => html` ${link(url)}`)} `),
    html`${element.short}${element.binding && html` ${link(element.binding.valueSet)} (${element.binding.strength})`}${fixed(element)}`,
    rulesOf(element, link),
  ]),
)}
${constraints.length > 0 && html`<h2>制約 / Invariants</h2>${table(['key', '要素 / Element', '強さ / Severity', '内容 / Meaning', 'FHIRPath', 'ルール / Rules'], constraints.map((each) => [html`<code>${each.key}</code>`, html`<code>${each.id}</code>`, each.severity, each.human, html`<code>${each.expression}</code>`, rulesOf(each, link)]))}`}`;
  },

  CodeSystem: ({ concept = [], property = [] }) => {
    const names = property.map(({ code }) => code);
    return html`<h2>コード / Codes</h2>${table(
      ['コード / Code', '表示 / Display', '定義 / Definition', ...names],
      flat(concept).map((each) => [
        html`<code id="${each.code}">${each.code}</code>`,
        both(each.display, conceptEnglish(each)),
        each.definition ? both(each.definition, english(each, 'definition')) : '',
        ...names.map((name) => valuesOf(each, name)),
      ]),
    )}`;
  },

  ValueSet: (valueSet, { link, expand }) => html`<h2>内容 / Content</h2>
<ul>${(valueSet.compose?.include ?? []).map(({ system, valueSet: others = [], concept }) => html`<li>${system ? link(system) : ''}${others.map((url) => html`${link(url)} `)}${concept ? `: ${concept.length}` : ''}</li>`)}</ul>
${table(['system', 'コード / Code', '表示 / Display'], (expand(valueSet.url) ?? []).map(({ system, code, display, en }) => [link(system), html`<code>${code}</code>`, both(display ?? '', en)]))}`,

  ConceptMap: ({ sourceCanonical, targetCanonical, group = [] }, { link }) => html`<dl><dt>から / From</dt><dd>${sourceCanonical && link(sourceCanonical)}</dd><dt>へ / To</dt><dd>${targetCanonical && link(targetCanonical)}</dd></dl>
${group.map(({ source, target, element }) => html`<h2>${link(source)} → ${link(target)}</h2>${table(['から / From', '', 'へ / To', '注 / Comment'], element.flatMap(({ code, display, target: targets = [{ equivalence: 'unmatched' }] }) => targets.map((to) => [html`<code>${code}</code> ${display}`, to.equivalence, html`<code>${to.code}</code> ${to.display}`, to.comment])))}`)}`,

  Questionnaire: ({ item = [] }, { link, expand }) => html`<h2>項目 / Items</h2>${table(
    ['項目 / Item', '型 / Type', '選択肢 / Options', '記入 / By', 'ルール / Rules'],
    [...items(item)].map(({ each, depth }) => [
      html`<span class="d${Math.min(depth, 4)}">${each.prefix}${both(each.text ?? '', english(each, 'text'))}${each.required && html` <span class="mark">必須 / required</span>`}${unverified(each)}<br><code class="en">${each.linkId}</code></span>`,
      `${each.type}${each.repeats ? ' ↻' : ''}`,
      optionsOf(each, link, expand),
      extensionsOf(each, `${OWN}filled-by`).map(({ valueCode }) => html`${valueCode} `),
      rulesOf(each, link),
    ]),
  )}`,

  SearchParameter: ({ base, code, type, expression }) => html`<dl><dt>code</dt><dd><code>${code}</code> (${type})</dd><dt>base</dt><dd>${base.join(', ')}</dd><dt>FHIRPath</dt><dd><code>${expression}</code></dd></dl>`,

  CapabilityStatement: ({ rest = [] }, { link }) => html`${rest.map(({ mode, documentation, resource = [] }) => html`<h2>${mode}</h2><p>${documentation}</p>${table(
    ['型 / Type', 'プロファイル / Profiles', '操作 / Interactions', '検索 / Search', '$'],
    resource.map((each) => [
      html`${each.type} ${expectation(each)}`,
      (each.supportedProfile ?? []).map((url) => html`${link(url)} `),
      (each.interaction ?? []).map((of) => html`${of.code} ${expectation(of)} `),
      (each.searchParam ?? []).map((of) => html`${of.name} ${expectation(of)} `),
      (each.operation ?? []).map((of) => html`${link(of.definition, `$${of.name}`)} `),
    ]),
  )}`)}`,

  OperationDefinition: ({ code, system, type, instance, resource = [], parameter = [] }) => html`<dl><dt>code</dt><dd><code>$${code}</code></dd><dt>level</dt><dd>${[system && 'system', type && 'type', instance && 'instance'].filter(Boolean).join(', ')}</dd><dt>resource</dt><dd>${resource.join(', ')}</dd></dl>
${table(['名 / Name', 'use', '数 / Card.', '型 / Type', '説明 / Meaning'], parameter.map((each) => [html`<code>${each.name}</code>`, each.use, `${each.min}..${each.max}`, each.type, each.documentation]))}`,

  SubscriptionTopic: ({ resourceTrigger = [], canFilterBy = [] }, { link }) => html`<h2>きっかけ / Trigger</h2>${resourceTrigger.map(({ resource, fhirPathCriteria, queryCriteria }) => html`<p>${link(resource)}</p>${fhirPathCriteria && html`<pre>${fhirPathCriteria}</pre>`}${queryCriteria && html`<pre>${JSON.stringify(queryCriteria, undefined, 1)}</pre>`}`)}
<h2>絞り込み / Filters</h2>${table(['parameter', '説明 / Meaning'], canFilterBy.map(({ filterParameter, description }) => [html`<code>${filterParameter}</code>`, description]))}`,

  NamingSystem: ({ uniqueId = [] }) => table(['type', 'value'], uniqueId.map(({ type, value }) => [type, html`<code>${value}</code>`])),

  Bundle: ({ entry = [] }) => html`<h2>名簿 / Directory</h2>${table(
    ['名称 / Name', '電話・FAX / Telecom', '住所 / Address', 'id'],
    entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === 'Organization').map(({ id, name, telecom = [], address = [] }) => [
      name,
      telecom.map(({ system, value }) => html`${system} ${value}<br>`),
      address.map(({ postalCode, text, line = [], city = '' }) => html`${postalCode && `〒${postalCode} `}${text ?? `${city}${line.join('')}`}`),
      html`<code>Organization/${id}</code>`,
    ]),
  )}`,
};

const saysSomething = ({ id, path, slicing, constraint, ...rest }) => Object.keys(rest).length > 0;

const flat = (concepts) => concepts.flatMap((each) => [each, ...flat(each.concept ?? [])]);
const valuesOf = ({ property = [] }, name) =>
  property.filter(({ code }) => code === name).map(({ code, ...value }) => String(Object.values(value)[0])).join(', ');
const fixed = (element) => {
  const found = Object.entries(element).find(([name]) => /^(fixed|pattern)/.test(name));
  return found && html` = <code>${typeof found[1] === 'object' ? JSON.stringify(found[1]) : found[1]}</code>`;
};
const expectation = (node) => {
  const code = extensionOf(node, 'http://hl7.org/fhir/StructureDefinition/capabilitystatement-expectation')?.valueCode;
  return code && html`<small class="en">${code}</small>`;
};
function* items(list, depth = 0) {
  for (const each of list) {
    yield { each, depth };
    yield* items(each.item ?? [], depth + 1);
  }
}
const unverified = (item) => {
  const code = extensionOf(item, `${OWN}verification`)?.valueCode;
  return code !== undefined && code !== 'verified' && code !== 'source' && html` <span class="mark">要確認</span>`;
};
const SHOWN = 12;
function optionsOf({ answerValueSet, answerOption = [] }, link, expand) {
  const options = answerValueSet ? (expand(answerValueSet) ?? []) : answerOption.map(({ valueCoding, valueString, valueInteger }) => valueCoding ?? { display: valueString ?? valueInteger });
  const words = options.slice(0, SHOWN).map(({ display, code }) => display ?? code).join(' / ');
  return html`${words}${options.length > SHOWN && ` … (${options.length})`}${answerValueSet && html` ${link(answerValueSet)}`}`;
}
