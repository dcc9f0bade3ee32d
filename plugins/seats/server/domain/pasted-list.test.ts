import { describe, expect, it } from 'vitest';
import { pastedPeople } from './pasted-list.ts';

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

  it('ACC-4 of nothing has nobody', () => {
    expect(read(' \n\n')).toEqual([]);
  });

  it('ACC-4 of a megabyte is read in a moment', () => {
    const began = performance.now();
    pastedPeople(`${'"a,'.repeat(100_000)}\n${'<a@'.repeat(100_000)}\n${'a '.repeat(100_000)}@`);
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
