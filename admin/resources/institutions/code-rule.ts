/** The form of a school code, as the API asks for it: ten digits. */
export const codeRule = (message: string) => ({ pattern: /^\d{10}$/, message });
