import { describe, expect, it } from 'vitest';
import en from '../../admin/src/labels.en.json' with { type: 'json' };
import fr from '../../admin/src/labels.fr.json' with { type: 'json' };
import { listOf, pastedPeople } from './pasted-list.ts';

/** The people of a list, each as `first name|last name|address`. */
const read = (text: string) => pastedPeople(text).map(({ firstName, lastName, email }) => `${firstName}|${lastName}|${email}`);

const MARIE = 'Marie|Dupont|marie.dupont@exemple.fr';

describe('a line of a pasted list', () => {
  it.each([
    ['marie.dupont@exemple.fr', '||marie.dupont@exemple.fr'],
    ['  <marie.dupont@exemple.fr> ', '||marie.dupont@exemple.fr'],
    ['Marie Dupont <marie.dupont@exemple.fr>', MARIE],
    ['"Marie Dupont" <marie.dupont@exemple.fr>', MARIE],
    ['Dupont, Marie <marie.dupont@exemple.fr>', MARIE],
    ['"Dupont, Marie" <marie.dupont@exemple.fr>', MARIE],
    ['Dupont;Marie;marie.dupont@exemple.fr', MARIE],
    ['Marie;Dupont;marie.dupont@exemple.fr', MARIE],
    ['marie.dupont@exemple.fr;Dupont;Marie', MARIE],
    ['marie.dupont@exemple.fr\tMarie\tDupont', MARIE],
    ['Dupont,Marie,marie.dupont@exemple.fr', MARIE],
    ['"Dupont";"Marie";"marie.dupont@exemple.fr"', MARIE],
    ['12;Dupont;06 12 34 56 78;Marie;marie.dupont@exemple.fr', MARIE],
    ['Marie Dupont marie.dupont@exemple.fr', MARIE],
    ['Marie Dupont;marie.dupont@exemple.fr', MARIE],
    ['DUPONT Marie <marie@exemple.fr>', 'Marie|DUPONT|marie@exemple.fr'],
    ['Dupont Marie <mdupont@exemple.fr>', 'Marie|Dupont|mdupont@exemple.fr'],
    ['Marie\u00a0Dupont\u202a <\u202amarie.dupont@exemple.fr\u202c>', MARIE],
    ['Chloé Le Goff <chloe@exemple.fr>', 'Chloé|Le Goff|chloe@exemple.fr'],
    ['Jean-Paul;D’Artagnan;jean-paul.dartagnan@exemple.fr', 'Jean-Paul|D’Artagnan|jean-paul.dartagnan@exemple.fr'],
    ['Mme Marie Dupont <marie.dupont@exemple.fr>', MARIE],
    ['Dupont, Mlle Marie <marie.dupont@exemple.fr>', MARIE],
    ['Madame;Dupont;Marie;marie.dupont@exemple.fr', MARIE],
    ['Mme;Marie Dupont;marie.dupont@exemple.fr', MARIE],
    ['MME DUPONT Marie;marie@exemple.fr', 'Marie|DUPONT|marie@exemple.fr'],
    ['DUPONT Mme Marie;marie@exemple.fr', 'Marie|DUPONT|marie@exemple.fr'],
    ['M. Paul Durand <p@exemple.fr>', 'Paul|Durand|p@exemple.fr'],
    ['M.Paul Durand <p@exemple.fr>', 'Paul|Durand|p@exemple.fr'],
    ['M Durand;Paul;p@exemple.fr', 'Paul|Durand|p@exemple.fr'],
    ['Dr Paul Durand p@exemple.fr', 'Paul|Durand|p@exemple.fr'],
    ['Me Paul Durand p@exemple.fr', 'Paul|Durand|p@exemple.fr'],
    ['M.-A. Durand <p@exemple.fr>', 'M.-A.|Durand|p@exemple.fr'],
    ['John M. Smith <j@exemple.fr>', 'John|M. Smith|j@exemple.fr'],
    ['1. Marie Dupont <marie.dupont@exemple.fr>', MARIE],
    [' 12) Dupont;Marie;marie.dupont@exemple.fr', MARIE],
    ['- M. Paul Durand <p@exemple.fr>', 'Paul|Durand|p@exemple.fr'],
    ['•\tMarie Dupont marie.dupont@exemple.fr', MARIE],
    ['•\u00a0marie.dupont@exemple.fr', '||marie.dupont@exemple.fr'],
    ['* Dupont, Marie <marie.dupont@exemple.fr>', MARIE],
    ['1.\tDupont\tMarie\tmarie.dupont@exemple.fr', MARIE],
    ['12.dupont@exemple.fr', '||12.dupont@exemple.fr'],
    ['Le Goff Yann <yann.legoff@exemple.fr>', 'Yann|Le Goff|yann.legoff@exemple.fr'],
    ['Yann Le Goff <yann.le-goff@exemple.fr>', 'Yann|Le Goff|yann.le-goff@exemple.fr'],
    ['Le Goff Yann <ylegoff2@exemple.fr>', 'Yann|Le Goff|ylegoff2@exemple.fr'],
    ['Hélène Jean Paul <jeanpaul.helene@exemple.fr>', 'Jean Paul|Hélène|jeanpaul.helene@exemple.fr'],
    ['Jean Paul Hélène <jeanpaul.helene@exemple.fr>', 'Jean Paul|Hélène|jeanpaul.helene@exemple.fr'],
    ['LE GOFF Yann <contact@exemple.fr>', 'Yann|LE GOFF|contact@exemple.fr'],
    ['Yann LE GOFF <contact@exemple.fr>', 'Yann|LE GOFF|contact@exemple.fr'],
    ['Marie de LA TOUR <contact@exemple.fr>', 'Marie|de LA TOUR|contact@exemple.fr'],
    ['Marie DE la TOUR <contact@exemple.fr>', 'Marie|DE la TOUR|contact@exemple.fr'],
    ['marie DUPONT <contact@exemple.fr>', 'marie|DUPONT|contact@exemple.fr'],
    ['mailto:marie.dupont@exemple.fr', '||mailto:marie.dupont@exemple.fr'],
    ['Dupont;Marie;', 'Marie|Dupont|'],
    ['Dupont;Marie;a@exemple.fr;b@exemple.fr', 'Marie|Dupont|a@exemple.fr b@exemple.fr'],
  ])('ACC-4 %j is %s', (line, person) => {
    expect(read(line)).toEqual([person]);
  });
});

describe('a pasted list', () => {
  it('ACC-4 has a person a line, blank ones left out, whatever ends a line', () => {
    expect(read('a@exemple.fr\r\n\r\n \u00a0 \nb@exemple.fr\rc@exemple.fr\n')).toEqual([
      '||a@exemple.fr',
      '||b@exemple.fr',
      '||c@exemple.fr',
    ]);
  });

  it.each(['Nom;Prénom;Adresse e-mail', 'NOM;PRENOM;E-MAIL', 'Last name;First name;Email'])(
    'ACC-4 begins with the heading %j',
    (heading) => {
      expect(read(`${heading}\nPierre;Martin;p@exemple.fr`)).toEqual(['Martin|Pierre|p@exemple.fr']);
    },
  );

  it.each([
    ['Nom et prénom;E-mail;Service', 'Le Goff Yann', 'Yann|Le Goff'],
    ['NOM Prénom;E-mail;Service', 'Martin Pierre', 'Pierre|Martin'],
    ['Nom/Prénom;E-mail;Service', 'Le Goff Yann', 'Yann|Le Goff'],
    ['Prénom Nom;E-mail;Service', 'Yann Le Goff', 'Yann|Le Goff'],
    ['Prénom et nom;E-mail;Service', 'Martin Pierre', 'Martin|Pierre'],
    ['First and last name;Email;Ward', 'Martin Pierre', 'Martin|Pierre'],
  ])('ACC-4 with one column of names, the order of which its heading says: %j', (heading, name, person) => {
    expect(read(`${heading}\n${name};contact@exemple.fr;Bloc`)).toEqual([`${person}|contact@exemple.fr`]);
  });

  it('ACC-4 under a heading of one column, an address tells where the last name ends, and capitals which it is', () => {
    const list =
      'Nom Prénom Adresse e-mail\nDupont Marie Claire <mc.dupont@exemple.fr>\nYann LE GOFF <yann@exemple.fr>\nPierre Martin <pierre.martin@exemple.fr>';
    expect(read(list)).toEqual([
      'Marie Claire|Dupont|mc.dupont@exemple.fr',
      'Yann|LE GOFF|yann@exemple.fr',
      'Martin|Pierre|pierre.martin@exemple.fr',
    ]);
  });

  it('ACC-4 where most lines tell that the last name comes first, it does in those that tell nothing', () => {
    const list = '1. Le Goff Yann <yann.legoff@exemple.fr>\n2. DUPONT Marie <m@exemple.fr>\n3. Martin Pierre <contact@exemple.fr>';
    expect(read(list)).toEqual(['Yann|Le Goff|yann.legoff@exemple.fr', 'Marie|DUPONT|m@exemple.fr', 'Pierre|Martin|contact@exemple.fr']);
  });

  it('ACC-4 has a column of titles, which is nobody’s name', () => {
    expect(read('Civilité\tNom\tPrénom\tMail\nM.\tMartin\tPierre\tp@exemple.fr')).toEqual(['Pierre|Martin|p@exemple.fr']);
    expect(read('Mme\tDupont\tMarie\tm@exemple.fr\nM.\tMartin\tPierre\tp@exemple.fr')).toEqual([
      'Marie|Dupont|m@exemple.fr',
      'Pierre|Martin|p@exemple.fr',
    ]);
  });

  it('ACC-4 under a heading that names no names, has the order that its addresses tell', () => {
    expect(read('Adresse e-mail;;\nmarie.dupont@exemple.fr;Marie;Dupont')).toEqual([MARIE]);
  });

  it('ACC-4 has its columns in any order, with others between', () => {
    expect(read('Service\tE-mail\tPrénom\tTél.\tNom\nBloc\tp@exemple.fr\tPierre\t06\tMartin')).toEqual(['Pierre|Martin|p@exemple.fr']);
  });

  it('ACC-4 under its heading, a name that is missing is missing', () => {
    expect(read('Nom;Prénom;E-mail\nDiallo;;m@exemple.fr\n;Moussa;n@exemple.fr')).toEqual(['|Diallo|m@exemple.fr', 'Moussa||n@exemple.fr']);
  });

  it('ACC-4 with one column of names, or of addresses alone, under its heading', () => {
    expect(read('Nom\tMail\nPierre Martin\tp@exemple.fr')).toEqual(['Pierre|Martin|p@exemple.fr']);
    expect(read('Adresse e-mail\np@exemple.fr')).toEqual(['||p@exemple.fr']);
  });

  it('ACC-4 tells by most of its addresses which column is the first name', () => {
    const list = 'Marie;Dupont;marie.dupont@exemple.fr\nPaul;Durand;paul.durand@exemple.fr\nMartin;Pierre;contact@exemple.fr';
    expect(read(list)).toEqual([MARIE, 'Paul|Durand|paul.durand@exemple.fr', 'Martin|Pierre|contact@exemple.fr']);
    expect(read('Martin;Pierre;contact@exemple.fr'), 'nothing tells').toEqual(['Pierre|Martin|contact@exemple.fr']);
  });

  it('ACC-4 is a list of recipients of Outlook or of another mail program', () => {
    const people = [MARIE, 'Paul|Durand|p@exemple.fr', '||c@exemple.fr'];
    expect(read('Dupont, Marie <marie.dupont@exemple.fr>; Durand, Paul <p@exemple.fr>; c@exemple.fr;')).toEqual(people);
    expect(read('"Dupont, Marie" <marie.dupont@exemple.fr>, Paul Durand <p@exemple.fr>, c@exemple.fr')).toEqual(people);
    expect(read('a@exemple.fr, b@exemple.fr; c@exemple.fr')).toEqual(['||a@exemple.fr', '||b@exemple.fr', '||c@exemple.fr']);
  });

  it('PART-4 under its heading, an address that is none is kept as it is, to be corrected', () => {
    expect(read('Nom;Prénom;Adresse;E-mail\nMartin;Pierre;3 rue Haute;pierre.exemple.fr')).toEqual(['Pierre|Martin|pierre.exemple.fr']);
    expect(read('Nom et prénom;E-mail\nMartin Pierre;pierre.exemple.fr')).toEqual(['Pierre|Martin|pierre.exemple.fr']);
    expect(read('Adresse e-mail\nMarie Dupont')).toEqual(['Marie|Dupont|']);
  });

  it.each([fr, en])('PART-4 that is written again after its corrections is read as they are', (labels) => {
    const titles = (['firstName', 'lastName', 'email'] as const).map((title) => labels[`seats.paste.${title}`]);
    const people = [
      ['Jeanne', 'Petit', 'contact@exemple.fr'],
      ['Pierre', 'Martin', 'p.martin.exemple.fr'],
      ['', 'LE GOFF', ''],
      ['Noé', '', 'n@exemple.fr, m@exemple.fr'],
      ['Jean, Paul', '\'t Hooft; "fils"\t', 'j@exemple.fr'],
    ].map(([firstName = '', lastName = '', email = '']) => ({ firstName, lastName, email }));
    expect(pastedPeople(listOf(people, titles))).toEqual(
      people.with(4, { firstName: 'Jean, Paul', lastName: "'t Hooft; fils", email: 'j@exemple.fr' }),
    );
    expect(listOf([], titles)).toBe('');
  });

  it('ACC-4 of nothing has nobody', () => {
    expect(read(' \n\n')).toEqual([]);
  });

  it('ACC-4 of a megabyte is read in a moment', () => {
    const began = performance.now();
    pastedPeople(`${'"a,'.repeat(100_000)}\n${'<a@'.repeat(100_000)}\n${'a '.repeat(100_000)}@`);
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
