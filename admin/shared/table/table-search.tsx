import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';

interface TableSearchProps {
  readonly value: string;
  readonly placeholder: string;
  readonly onChange: (text: string) => void;
}

/** Search field that waits until typing, and the input method's composing, have come to rest. */
export function TableSearch({ value, placeholder, onChange }: TableSearchProps) {
  const [text, setText] = useState(value);
  const isComposing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setText(value), [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const settle = (next: string) => {
    clearTimeout(timer.current);
    if (!isComposing.current) {
      timer.current = setTimeout(() => onChange(next), 300);
    }
  };
  return (
    <Input
      type="search"
      role="searchbox"
      allowClear
      value={text}
      prefix={<SearchOutlined aria-hidden="true" />}
      placeholder={placeholder}
      aria-label={placeholder}
      onChange={(event) => {
        setText(event.target.value);
        settle(event.target.value);
      }}
      onCompositionStart={() => {
        isComposing.current = true;
      }}
      onCompositionEnd={(event) => {
        isComposing.current = false;
        settle(event.currentTarget.value);
      }}
      onPressEnter={() => {
        clearTimeout(timer.current);
        onChange(text);
      }}
    />
  );
}
