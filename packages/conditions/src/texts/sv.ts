import type { Catalogue } from '../format-phrase.ts'

/** What is wrong with a condition, in Swedish. */
export const sv: Catalogue = {
  'A part of the condition is no condition.': 'En del av villkoret är inget villkor.',
  'A condition is a group ("all", "any", "not") or a comparison with "fact", "operator" and "value".':
    'Ett villkor är en grupp (”all”, ”any”, ”not”) eller en jämförelse med ”fact”, ”operator” och ”value”.',
  'A group has no lines.': 'En grupp har inga rader.',
  'Add a line to the group, or remove it.': 'Lägg till en rad i gruppen eller ta bort den.',
  'Groups are nested more than {limit} deep.': 'Grupper är nästlade i mer än {limit} nivåer.',
  'Put the inner groups into a segment of their own and compare with that.':
    'Lägg de inre grupperna i ett eget segment och jämför med det.',
  'The condition has more than {limit} lines.': 'Villkoret har fler än {limit} rader.',
  'Put part of it into a segment of its own and compare with that.':
    'Lägg en del av det i ett eget segment och jämför med det.',
  '{key} does not belong here.': '{key} hör inte hemma här.',
  'Remove it. Possible here: {known}.': 'Ta bort det. Möjligt här: {known}.',
  '{key} is missing.': '{key} saknas.',
  'Add it.': 'Lägg till det.',
  'There is no field {field}.': 'Fältet {field} finns inte.',
  'Choose another field, or create this one.': 'Välj ett annat fält eller skapa det här.',
  'The field {field} cannot be compared here.': 'Fältet {field} kan inte jämföras här.',
  'Fields of a deal belong into "deals", those of the contact and its company outside of it.':
    'En affärs fält hör hemma i ”deals”, kontaktens och företagets utanför.',
  'There is no operator {operator}.': 'Operatorn {operator} finns inte.',
  'Choose one of: {known}.': 'Välj bland: {known}.',
  'The operator {operator} does not fit {field}.': 'Operatorn {operator} passar inte {field}.',
  'The operator {operator} takes no value.': 'Operatorn {operator} tar inget värde.',
  'Set the value to null.': 'Ange null som värde.',
  'The value is no text.': 'Värdet är ingen text.',
  'Give a text of 1 to {limit} characters.': 'Ange en text med 1 till {limit} tecken.',
  'The value is no number.': 'Värdet är inget tal.',
  'Give a number, without quotes.': 'Ange ett tal, utan citattecken.',
  'The value is neither yes nor no.': 'Värdet är varken ja eller nej.',
  'Give true or false, without quotes.': 'Ange true eller false, utan citattecken.',
  'The value is no date.': 'Värdet är inget datum.',
  'Give a day that exists, such as 2026-03-29.': 'Ange en dag som finns, till exempel 2026-03-29.',
  'The value is no range.': 'Värdet är inget intervall.',
  'Give two values, the lower first.': 'Ange två värden, det lägre först.',
  'The value is no list.': 'Värdet är ingen lista.',
  'Give a list of 1 to {limit} values.': 'Ange en lista med 1 till {limit} värden.',
  'The value is no duration.': 'Värdet är ingen tidslängd.',
  'Give weeks, days, hours, minutes or seconds in whole numbers, at most 400 days in all.':
    'Ange veckor, dagar, timmar, minuter eller sekunder i heltal, högst 400 dagar sammanlagt.',
  'The value is no count.': 'Värdet är inget antal.',
  'Give a whole number from {least} to {limit}.': 'Ange ett heltal från {least} till {limit}.',
  '{choice} is none of the choices of {field}.': '{choice} är inget av valen för {field}.',
  'Choose one of its choices, or add this one to the field.':
    'Välj ett av fältets val eller lägg till det här i fältet.',
}
