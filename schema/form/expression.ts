import { LIMITS } from '../limits.ts';
import { parseDecimal, type Rational } from './decimal.ts';

/** Functions that an expression may call. */
export const FORM_FUNCTIONS = ['min', 'max', 'round', 'count'] as const;

type Operator = '+' | '-' | '*' | '/';

/** Parsed expression; `at` is the place of a name in the text, from 1. */
export type Expression =
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'field'; readonly key: string; readonly at: number }
  | { readonly kind: 'column'; readonly table: string; readonly column: string; readonly at: number }
  | { readonly kind: 'count'; readonly table: string; readonly at: number }
  | { readonly kind: 'negation'; readonly of: Expression }
  | { readonly kind: 'operation'; readonly operator: Operator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'extreme'; readonly name: 'min' | 'max'; readonly of: readonly Expression[] }
  | { readonly kind: 'round'; readonly of: Expression; readonly decimals: number };

/** Why a text is no expression, and the place from 1 where that shows. */
export interface ExpressionFault {
  readonly code:
    | 'FORM_EXPRESSION_EMPTY'
    | 'FORM_EXPRESSION_LONG'
    | 'FORM_EXPRESSION_SYNTAX'
    | 'FORM_EXPRESSION_DEPTH'
    | 'FORM_EXPRESSION_FUNCTION'
    | 'FORM_EXPRESSION_ARGUMENTS';
  readonly at: number;
  /** What stands there; empty at the end of the text. */
  readonly found: string;
}

interface Token {
  readonly kind: 'number' | 'name' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

class Fault extends Error {
  constructor(readonly fault: ExpressionFault) {
    super(fault.code);
  }
}

/** Signs as Chinese input methods write them. */
const SIGNS: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '＋': '+',
  '－': '-',
  '−': '-',
  '×': '*',
  '＊': '*',
  '÷': '/',
  '／': '/',
  '，': ',',
  '、': ',',
  '．': '.',
};

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|([-+*/(),.]))/y;

function tokensOf(source: string): Token[] {
  const text = source.replace(/[（）＋－−×＊÷／，、．]/g, (sign) => SIGNS[sign]!);
  const tokens: Token[] = [];
  let at = 0;
  while (text.slice(at).trim() !== '') {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    const start = at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
    if (!match) {
      throw new Fault({ code: 'FORM_EXPRESSION_SYNTAX', at: start + 1, found: Array.from(text.slice(start))[0] ?? '' });
    }
    const [, number, name, sign] = match;
    const kind = number !== undefined ? 'number' : name !== undefined ? 'name' : 'sign';
    tokens.push({ kind, text: number ?? name ?? sign ?? '', at: start + 1 });
    at = TOKEN.lastIndex;
  }
  return tokens;
}

/** Descends by precedence: sums of products of signed atoms. */
class Parser {
  #index = 0;
  #depth = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly end: number,
  ) {}

  whole(): Expression {
    const expression = this.#sum();
    if (this.#peek().kind !== 'end') {
      throw this.#fault('FORM_EXPRESSION_SYNTAX');
    }
    return expression;
  }

  #peek(): Token {
    return this.tokens[this.#index] ?? { kind: 'end', text: '', at: this.end };
  }

  #next(): Token {
    const token = this.#peek();
    this.#index += 1;
    return token;
  }

  #takes(sign: string): boolean {
    if (this.#peek().kind !== 'sign' || this.#peek().text !== sign) {
      return false;
    }
    this.#index += 1;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#takes(sign)) {
      throw this.#fault('FORM_EXPRESSION_SYNTAX');
    }
  }

  #fault(code: ExpressionFault['code'], token: Token = this.#peek()): Fault {
    return new Fault({ code, at: token.at, found: token.text });
  }

  #deeper<Result>(inner: () => Result): Result {
    this.#depth += 1;
    if (this.#depth > LIMITS.formExpressionDepth) {
      throw this.#fault('FORM_EXPRESSION_DEPTH');
    }
    const result = inner();
    this.#depth -= 1;
    return result;
  }

  #sum(): Expression {
    let left = this.#product();
    for (;;) {
      const operator = this.#takes('+') ? '+' : this.#takes('-') ? '-' : null;
      if (!operator) {
        return left;
      }
      left = { kind: 'operation', operator, left, right: this.#product() };
    }
  }

  #product(): Expression {
    let left = this.#signed();
    for (;;) {
      const operator = this.#takes('*') ? '*' : this.#takes('/') ? '/' : null;
      if (!operator) {
        return left;
      }
      left = { kind: 'operation', operator, left, right: this.#signed() };
    }
  }

  #signed(): Expression {
    return this.#takes('-') ? this.#deeper(() => ({ kind: 'negation', of: this.#signed() })) : this.#atom();
  }

  #atom(): Expression {
    const token = this.#peek();
    if (this.#takes('(')) {
      const inner = this.#deeper(() => this.#sum());
      this.#expect(')');
      return inner;
    }
    if (token.kind === 'number') {
      const value = parseDecimal(token.text);
      if (!value || token.text.replace('.', '').length > LIMITS.formDigits + LIMITS.formDecimals) {
        throw this.#fault('FORM_EXPRESSION_SYNTAX');
      }
      this.#index += 1;
      return { kind: 'number', value };
    }
    if (token.kind === 'name') {
      return this.#named(this.#next());
    }
    throw this.#fault('FORM_EXPRESSION_SYNTAX');
  }

  #named(name: Token): Expression {
    if (this.#takes('(')) {
      return this.#call(name);
    }
    if (this.#takes('.')) {
      const column = this.#next();
      if (column.kind !== 'name') {
        throw this.#fault('FORM_EXPRESSION_SYNTAX', column);
      }
      return { kind: 'column', table: name.text, column: column.text, at: name.at };
    }
    return { kind: 'field', key: name.text, at: name.at };
  }

  #call(name: Token): Expression {
    if (name.text === 'count') {
      const table = this.#next();
      if (table.kind !== 'name') {
        throw this.#fault('FORM_EXPRESSION_ARGUMENTS', name);
      }
      this.#expect(')');
      return { kind: 'count', table: table.text, at: table.at };
    }
    if (name.text === 'min' || name.text === 'max') {
      return { kind: 'extreme', name: name.text, of: this.#arguments(name) };
    }
    if (name.text === 'round') {
      const of = this.#deeper(() => this.#sum());
      const decimals = this.#takes(',') ? this.#decimals(name) : 0;
      this.#expect(')');
      return { kind: 'round', of, decimals };
    }
    throw this.#fault('FORM_EXPRESSION_FUNCTION', name);
  }

  #arguments(name: Token): Expression[] {
    if (this.#takes(')')) {
      throw this.#fault('FORM_EXPRESSION_ARGUMENTS', name);
    }
    const of = [this.#deeper(() => this.#sum())];
    while (this.#takes(',')) {
      of.push(this.#deeper(() => this.#sum()));
    }
    this.#expect(')');
    return of;
  }

  #decimals(name: Token): number {
    const { kind, text } = this.#next();
    if (kind !== 'number' || !/^\d$/.test(text) || Number(text) > LIMITS.formDecimals) {
      throw this.#fault('FORM_EXPRESSION_ARGUMENTS', name);
    }
    return Number(text);
  }
}

/** Reads an expression: numbers, field keys, `table.column` sums, + - * / ( ), min, max, round(x, decimals), count(table). */
export function parseExpression(text: string): Expression | ExpressionFault {
  if (text.trim() === '') {
    return { code: 'FORM_EXPRESSION_EMPTY', at: 1, found: '' };
  }
  if (text.length > LIMITS.formExpression) {
    return { code: 'FORM_EXPRESSION_LONG', at: LIMITS.formExpression + 1, found: '' };
  }
  try {
    return new Parser(tokensOf(text), text.length + 1).whole();
  } catch (error) {
    if (error instanceof Fault) {
      return error.fault;
    }
    throw error;
  }
}

/** True when the text was no expression. */
export function isExpressionFault(result: Expression | ExpressionFault): result is ExpressionFault {
  return 'code' in result;
}

/** All names of an expression in the order of the text. */
export type ExpressionName = Extract<Expression, { readonly kind: 'field' | 'column' | 'count' }>;

/** The names that an expression uses. */
export function namesOf(expression: Expression): ExpressionName[] {
  switch (expression.kind) {
    case 'number':
      return [];
    case 'field':
    case 'column':
    case 'count':
      return [expression];
    case 'negation':
    case 'round':
      return namesOf(expression.of);
    case 'extreme':
      return expression.of.flatMap(namesOf);
    case 'operation':
      return [...namesOf(expression.left), ...namesOf(expression.right)];
  }
}
