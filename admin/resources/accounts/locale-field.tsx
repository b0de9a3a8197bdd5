import { Form, Select } from 'antd';
import { localeNames, locales } from '../../providers/locale.ts';

/** Language in which an account gets its mails. */
export function LocaleField({ label }: { readonly label: string }) {
  return (
    <Form.Item name="locale" label={label}>
      <Select options={locales.map((value) => ({ value, label: localeNames[value] }))} />
    </Form.Item>
  );
}
