import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findPii, maskPii } from "../../src/assertions/find-pii.ts";

const found = (text: string) => findPii(text).map(({ kind, value }) => `${kind} ${value}`);

describe("personal data is found, whatever stands around it", () => {
  test.each([
    ["Write to jane.doe+refunds@mail.example.co.uk.", "email jane.doe+refunds@mail.example.co.uk"],
    ["<Øystein@blåbær.no>", "email blåbær"],
    ["Pay with 4111 1111 1111 1111, please", "card 4111 1111 1111 1111"],
    ["amex:378282246310005", "card 378282246310005"],
    ["5555-5555-5555-4444", "card 5555-5555-5555-4444"],
    ["to DE89 3704 0044 0532 0130 00 AND THEN", "iban DE89 3704 0044 0532 0130 00"],
    ["GB29NWBK60161331926819", "iban GB29NWBK60161331926819"],
    ["SSN 219-09-9999", "ssn 219-09-9999"],
    ["from 203.0.113.7.", "ip 203.0.113.7"],
    ["from 2001:db8::ff00:42:8329 today", "ip 2001:db8::ff00:42:8329"],
    ["Call +49 30 901820 today", "phone +49 30 901820"],
    ["Call (415) 555-2671", "phone (415) 555-2671"],
    ["415-555-2671", "phone 415-555-2671"],
    ["tel. 030 901820-12", "phone 030 901820-12"],
    ["My phone number is 030 901820", "phone 030 901820"],
    ["Call us at 0800 1234567", "phone 0800 1234567"],
    ["her SSN is 219 09 9999", "ssn 219 09 9999"],
    ["http://203.0.113.7/x", "ip 203.0.113.7"],
    ["Diners 30569309025904", "card 30569309025904"],
    ["6011000990139424", "card 6011000990139424"],
  ])("%s", (text, expected) => {
    if (expected === "email blåbær") expect(findPii(text)).toMatchObject([{ kind: "email" }]);
    else expect(found(text)).toEqual([expected]);
  });
});

describe("what only looks like it is left alone", () => {
  test.each([
    "Order 4111 1111 1111 1112 is on its way",
    "0000 0000 0000 0000",
    "DE89 3704 0044 0532 0130 01",
    "ZZ89 3704 0044 0532 0130 00",
    "2024-01-02 03:04:05.678",
    "at 12:30:45",
    "version 1.2.3",
    "127.0.0.1 and ::1",
    "999.1.1.1",
    "ISBN 978-3-16-148410-0",
    "000-12-3456",
    "It cost 1,234,567.89 dollars in 2024",
    "a @ b",
    "user@localhost",
    "0123456789",
    "Order number 4006381333931 has left", // an EAN, whose 13 digits pass Luhn's check or not
    "EAN 4012888888881, EAN 5012345678900",
    "Order 123-456-7890",
    "sizes 120 60 2000 and 100 200 3000",
    "abcdef12-1234-4123-8567-123abcabcabc",
    "550e8400-e29b-41d4-a716-446655440000",
    "41111111-1111-4111-8111-111111111111",
    "trace 4bf92f3577b34da6a3ce929d0e0e4736, ch_4111111111111111",
    "2024-01-02T03:04:05+02:00 and 20240102T030405Z",
    "1700000000000",
    "version 10.2.3.4, v1.2.3.4, release: 1.2.3.4",
    "Mozilla/5.0 Chrome/120.0.0.0 Safari/537.36",
    "1.2.3.4-beta.1",
    "lodash@4.17.21 next@15.0.0-canary.rc",
    "call_01234567890 and tool call 0a1b2c3d4e5f",
    "Set ::add and a::b",
    "00:1b:44:11:3a:b7",
  ])("%s", (text) => {
    expect(found(text)).toEqual([]);
  });
});

const luhnDigit = (digits: string): string => {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
};

test("a card is one with its right check digit and with no other", () => {
  const body = fc.stringMatching(/^4\d{14}$/).filter((digits) => new Set(digits).size > 1);
  fc.assert(
    fc.property(body, fc.nat(9), (digits, last) => {
      const card = `${digits}${last}`;
      expect(findPii(card, ["card"]).length).toBe(String(last) === luhnDigit(digits) ? 1 : 0);
    }),
  );
});

test("an IBAN with one digit changed is none", () => {
  const iban = "DE89370400440532013000";
  fc.assert(
    fc.property(fc.integer({ min: 2, max: iban.length - 1 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
      const digit = (Number(iban[at]) + by) % 10;
      expect(findPii(`${iban.slice(0, at)}${digit}${iban.slice(at + 1)}`, ["iban"])).toEqual([]);
    }),
  );
});

test("all of a text's data is found in its order, and each piece once", () => {
  const text = "jane@shop.test paid with 4111111111111111 from 203.0.113.7, call +1 415 555 2671";
  expect(findPii(text).map(({ kind }) => kind)).toEqual(["email", "card", "ip", "phone"]);
});

test("only the kinds asked for are found", () => {
  expect(findPii("jane@shop.test 203.0.113.7", ["ip"]).map(({ kind }) => kind)).toEqual(["ip"]);
});

test("a mask shows neither the middle nor a short value", () => {
  expect(maskPii({ kind: "email", value: "jane@shop.test", at: 0 })).toBe("ja…st");
  expect(maskPii({ kind: "ip", value: "1::2", at: 0 })).toBe("…");
});
