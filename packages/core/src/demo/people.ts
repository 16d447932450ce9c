/**
 * Teams of the demo collective, one a line: letter, name fr|en, purpose fr|en, stage, then its people. Everybody is
 * invented. The first two thirds of a team hold roles, the others hold few or none.
 */
export const teamLines = `
p|Produit|Product|Décider quoi fabriquer, et pour qui|Deciding what to make, and for whom|cooperation|Inès Morel, Karim Haddad, Claire Fontaine, Julien Roche, Aminata Diallo, Pauline Vidal, Hugo Lambert
a|Atelier|Workshop|Fabriquer et réparer les lampes|Making and repairing lamps|cooperation|Marc Delattre, Yann Le Goff, Fatou Sarr, Léa Marchand, Bruno Teixeira, Ousmane Keita, Agnieszka Nowak, Rémi Castel, Sofia Almeida, Tuan Pham, Gaëlle Riou, Mehdi Ziani, Josiane Blanchet, Anatole Prévost
d|Design|Design|Dessiner des lampes qui durent|Drawing lamps that last|convergence|Camille Perrin, Lucas Faure, Maïté Etcheverry, Noor Rahimi, Elsa Lindqvist
i|Infra|Infrastructure|Garder nos outils en marche|Keeping our tools running|divergence|Nadia Belkacem, Samir Kaci, Thomas Weber, Zoé Martel, Igor Petrovic, Awa Sylla
q|Qualité|Quality|Dire quand c’est bon|Saying when it is good|convergence|Hélène Caron, David Kouassi, Iris Cohen, Manon Lacroix, Diego Fuentes, Mei Chen
m|Administration|Administration|Tenir les comptes et les contrats|Keeping accounts and contracts|pseudoTeam|Martine Joubert, Élodie Masson, Olivier Garnier, Rosa Mancini, Yusuf Demir, Chloé Bertin, Paul Nguema
c|Commercial|Sales|Faire connaître et vendre nos lampes|Making our lamps known, and selling them|convergence|Sébastien Roy, Leïla Ouari, Arnaud Texier, Kenza Amrani, Victor Moulin, Ingrid Haas, Joaquim Costa, Salomé Weiss
k|Communication|Communication|Raconter ce que nous faisons|Telling what we do|convergence|Nina Lorca, Théo Gallet, Aïcha Barry, Quentin Leroux, Marta Kowalska, Elias Haddou, Violette Simon`;

/** Who is away: initials, from and to in days from today, initials of the delegate where there is one. */
export const absences = 'ME -9 15,ZM 4 11 TW,TP -4 9 GR,PN -20 40,RM 25 39 EM';

/** Who stands in for whom when away: initials in pairs. */
export const delegates = 'IM KH,KH CF,NB SK,SK TW,HC DK,MD YG,CP LF,MJ EM,SR LO';

/** Who works less than 35 hours a week, with their hours: initials and figures in pairs. */
export const partTimes = 'FS 28,LO 28,CB 17.5,JB 28,VS 17.5,NR 28,AB 24';

/** Initials of a name: of its first and of its last word. */
export function initialsOf(name: string): string {
  const words = name.split(' ');
  return `${words[0]?.[0] ?? ''}${words.at(-1)?.[0] ?? ''}`.normalize('NFD').replace(/\p{M}/gu, '');
}
