/** Invented people and companies; every address ends in `.example`, so that no message can ever reach anybody. */
export interface Land {
  country: string
  city: readonly string[]
  language: 'en' | 'fr' | 'sv'
  zone: string
  first: readonly string[]
  last: readonly string[]
  companies: readonly string[]
}

const words = (text: string): string[] => text.split(', ')

export const lands: readonly Land[] = [
  {
    country: 'Sweden',
    city: ['Stockholm', 'Göteborg', 'Umeå', 'Lund'],
    language: 'sv',
    zone: 'Europe/Stockholm',
    first: words(
      'Alma, Axel, Ebba, Elsa, Emil, Erik, Freja, Hugo, Ida, Karin, Lars, Linnea, Maja, Nils, Oskar, Saga, Stina, Tove, Viktor, Ylva',
    ),
    last: words(
      'Andersson, Berg, Björk, Dahl, Ekström, Forsberg, Holm, Isaksson, Lindgren, Lund, Norén, Nyström, Sandberg, Sjögren, Strand, Wallin, Åkesson, Öberg',
    ),
    companies: words(
      'Nordvik Energi, Havsund Logistik, Björklid Data, Stenbro Mekanik, Granfors Papper, Lyckeby Livs, Solberga Vård, Kvarnholm Bygg, Tallmo Trä, Vintervik Resor, Östersund Optik, Räfsta Verktyg, Almedal Textil, Fjärås Foder, Hällevik Marin',
    ),
  },
  {
    country: 'France',
    city: ['Paris', 'Lyon', 'Nantes', 'Grenoble'],
    language: 'fr',
    zone: 'Europe/Paris',
    first: words(
      'Adèle, Antoine, Camille, Chloé, Clément, Élise, Étienne, Hélène, Inès, Julien, Léa, Louis, Manon, Mathieu, Noémie, Océane, Paul, Romain, Sophie, Théo',
    ),
    last: words(
      'Arnaud, Barbier, Blanchard, Carpentier, Chevalier, Delorme, Fournier, Garnier, Lambert, Lefèvre, Marchand, Mercier, Moreau, Perrin, Renaud, Rousseau, Tessier, Vasseur',
    ),
    companies: words(
      'Atelier Brume, Maison Valcour, Verreries du Lac, Compagnie Sorel, Moulins Fauvel, Clair Horizon, Papeterie Lorrain, Studio Amarante, Transports Guivarc, Fonderie Belmont, Clinique des Tilleuls, Cidrerie Kerouan, Optique Martel, Domaine Auriac, Ferme des Ormes',
    ),
  },
  {
    country: 'United Kingdom',
    city: ['London', 'Leeds', 'Bristol', 'Glasgow'],
    language: 'en',
    zone: 'Europe/London',
    first: words(
      'Aisha, Alfie, Amelia, Arthur, Charlotte, Daniel, Ella, Evie, Freddie, George, Grace, Harriet, Imogen, Jack, Lily, Oliver, Poppy, Rory, Thomas, Zara',
    ),
    last: words(
      'Abbott, Barnes, Chapman, Davies, Ellis, Fletcher, Graham, Hughes, Jenkins, Kelly, Lawson, Marsh, Nolan, Palmer, Reid, Shaw, Turner, Whitfield',
    ),
    companies: words(
      'Harrow & Finch, Tilbury Works, Copperfield Foods, Brightwater Care, Marlow Instruments, Penrose Paper, Ashdown Freight, Quayside Labs, Thornbury Homes, Larkhill Textiles, Beacon Optics, Foxglove Travel, Millbrook Tools, Stonehaven Marine, Redfern Dairy',
    ),
  },
  {
    country: 'Germany',
    city: ['Berlin', 'Hamburg', 'Leipzig', 'Stuttgart'],
    language: 'en',
    zone: 'Europe/Berlin',
    first: words(
      'Anja, Anton, Birgit, Clara, David, Eva, Felix, Greta, Hannah, Jonas, Katrin, Lena, Leon, Marie, Moritz, Paula, Stefan, Tobias, Ulrike, Wiebke',
    ),
    last: words(
      'Albrecht, Bauer, Brandt, Dietrich, Engel, Fischer, Graf, Hartmann, Huber, Keller, Krause, Lange, Neumann, Richter, Schuster, Seidel, Vogt, Winkler',
    ),
    companies: words(
      'Falkenried Technik, Rosenhagen Möbel, Havelwerk, Lindauer Optik, Nordheim Energie, Silberbach Labor, Auental Pflege, Kornhaus Lebensmittel, Steinfurt Bau, Weidenau Papier, Ostwind Logistik, Blauberg Daten, Hohenfels Maschinen, Grünwald Reisen, Elbtal Textil',
    ),
  },
]

export const industries = [
  'Manufacturing',
  'Logistics',
  'Health care',
  'Energy',
  'Retail',
  'Software',
  'Construction',
  'Food',
] as const
export const jobTitles = [
  'Head of Marketing',
  'Operations Manager',
  'Managing Director',
  'Buyer',
  'IT Manager',
  'Sales Manager',
  'Plant Manager',
] as const
export const sources = ['Web search', 'Trade fair', 'Newsletter', 'Referral', 'Webinar'] as const
export const pages = [
  '/',
  '/product',
  '/pricing',
  '/customers',
  '/blog/first-steps',
  '/blog/ten-questions',
  '/contact',
] as const

/** A text as part of an address. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
