/** Office files and archives made by hand, honest or not. */
export { biffOf, compoundOf, workbookOf, xlsxParts, zipOf, type Part } from '../modules/importing/sheet/test-files.ts';
