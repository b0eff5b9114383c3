/**
 * Elements write no words of their own: what people read stands in the text modules, in every
 * language. Finds words in templates, and sentences in strings that are not what an error says to
 * programmers.
 */

/** Two letters in a row: `h`, `%` and `×` read the same in every language. */
const WORD = /\p{L}{2}/u;
const SENTENCE = /^\p{Lu}\p{Ll}*[ ,…]+.*\p{Ll}|^\p{Lu}\p{Ll}+[.?!…]$/u;
const SAID_ATTRIBUTE = /\s(?:aria-label|aria-description|title|placeholder|alt)="([^"]*)"/g;
/** Comments, and what stands on a key of the keyboard. */
const UNSAID = /<!--[\s\S]*?-->|<kbd[^>]*>[^<]*<\/kbd>/g;
const HOLE = '\u0000';

/** What stands in an html template apart from its tags, and in the attributes people hear. */
function wordsIn(markup) {
  const said = [...markup.matchAll(SAID_ATTRIBUTE)].map((match) => match[1]);
  const withoutTags = markup.replace(UNSAID, ' ').replace(/<\/?[a-z][^>]*>/gi, HOLE);
  return [...said, ...withoutTags.split(HOLE)].map((piece) => piece.trim()).filter(hasWord);
}

const hasWord = (piece) => WORD.test(piece.replace(/&\w+;/g, ''));

function isForProgrammers(node) {
  for (let { parent } = node; parent; parent = parent.parent) {
    if (parent.type === 'NewExpression' && /Error$/.test(parent.callee.name ?? '')) return true;
    if (parent.type === 'ClassDeclaration' && parent.superClass?.name === 'Error') return true;
    if (parent.type === 'ImportDeclaration' || parent.type === 'TSLiteralType') return true;
  }
  return false;
}

/** @type {import('eslint').Rule.RuleModule} */
const ownWords = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { own: '“{{words}}” belongs into the text modules, in every language.' },
  },
  create(context) {
    const report = (node, words) => context.report({ node, messageId: 'own', data: { words } });
    return {
      TaggedTemplateExpression(node) {
        if (node.tag.name !== 'html') return;
        const markup = node.quasi.quasis.map(({ value }) => value.raw).join(HOLE);
        for (const words of wordsIn(markup)) report(node, words);
      },
      Literal(node) {
        if (typeof node.value !== 'string' || !SENTENCE.test(node.value)) return;
        if (!isForProgrammers(node)) report(node, node.value);
      },
      TemplateLiteral(node) {
        if (node.parent.type === 'TaggedTemplateExpression' || isForProgrammers(node)) return;
        const words = node.quasis.map(({ value }) => value.raw).join('…');
        if (SENTENCE.test(words)) report(node, words);
      },
    };
  },
};

export default ownWords;
