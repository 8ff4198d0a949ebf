export const sv = {
  'There is no such field.': 'Det fältet finns inte.',
  'Etape keeps this field itself.': 'Etape sköter det här fältet självt.',
  'The value does not fit the type of the field.': 'Värdet passar inte fältets typ.',
  'The value is not one of the choices of the field.': 'Värdet är inte ett av fältets alternativ.',
  'Automatic writes move stages forward only.': 'Automatiska ändringar flyttar bara steg framåt.',
  'Automatic writes move nobody onto the ladder from beside it, nor off it.':
    'Automatiska ändringar flyttar ingen in på stegen från sidan, och ingen av den.',
  'The deal’s pipeline has no such stage.': 'Affärens pipeline har inget sådant steg.',
  'Another run wrote a higher stage in the same turn.': 'En annan körning satte ett högre steg i samma omgång.',
  'A run of a flow with higher priority wrote the field in the same turn.':
    'En körning av ett flöde med högre prioritet ändrade fältet i samma omgång.',
  'A run of equal priority that goes first wrote the field in the same turn.':
    'En körning med samma prioritet, som går först, ändrade fältet i samma omgång.',
  '{field}: {value} is not a text.': '{field}: {value} är ingen text.',
  '{field}: {value} is too long.': '{field}: {value} är för långt.',
  '{field}: {value} is not a number.': '{field}: {value} är inget tal.',
  '{field}: {value} is neither yes nor no.': '{field}: {value} är varken ja eller nej.',
  '{field}: {value} is not a date in the expected format.': '{field}: {value} är inget datum i det väntade formatet.',
  '{field}: {value} is not one of the choices.': '{field}: {value} är inte ett av alternativen.',
  '{field}: {value} is not an e-mail address.': '{field}: {value} är ingen e-postadress.',
  '{field}: {value} is not a phone number.': '{field}: {value} är inget telefonnummer.',
  '{field}: {value} is not a web address.': '{field}: {value} är ingen webbadress.',
  'Choices: {choices}.': 'Alternativ: {choices}.',
  'The pipeline “{pipeline}” has no stage “{stage}”.': 'Pipelinen ”{pipeline}” har inget steg ”{stage}”.',
  'Choose a stage of the pipeline.': 'Välj ett steg i pipelinen.',
}
