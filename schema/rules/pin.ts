/** Why a PIN is too easy to guess, in words for the person who sets it; undefined when it is fine. */
export function weakPinReason(pin: string): string | undefined {
  const digits = [...pin].map(Number);
  if (new Set(digits).size === 1) return 'all digits are the same';
  const steps = digits.slice(1).map((digit, index) => (digit - (digits[index] ?? 0) + 10) % 10);
  if (steps.every((step) => step === 1) || steps.every((step) => step === 9)) {
    return 'the digits count up or down';
  }
  const half = pin.length / 2;
  if (pin.length % 2 === 0 && pin.slice(0, half).repeat(2) === pin) return 'it repeats itself';
  if (looksLikeDate(pin)) return 'it looks like a date';
  return undefined;
}

/** DDMMYY, MMDDYY, YYMMDD, DDMMYYYY, MMDDYYYY, YYYYMMDD, and a year of four digits. */
function looksLikeDate(pin: string): boolean {
  const isDay = (text: string) => Number(text) >= 1 && Number(text) <= 31;
  const isMonth = (text: string) => Number(text) >= 1 && Number(text) <= 12;
  const isYear = (text: string) => Number(text) >= 1930 && Number(text) <= 2029;
  const pair = (a: string, b: string) => (isDay(a) && isMonth(b)) || (isMonth(a) && isDay(b));
  const two = (at: number) => pin.slice(at, at + 2);
  if (pin.length === 4) return isYear(pin);
  if (pin.length === 6) return pair(two(0), two(2)) || (isMonth(two(2)) && isDay(two(4)));
  if (pin.length === 8) {
    return (
      (pair(two(0), two(2)) && isYear(pin.slice(4))) ||
      (isYear(pin.slice(0, 4)) && isMonth(two(4)) && isDay(two(6)))
    );
  }
  return false;
}
