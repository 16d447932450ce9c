/**
 * Indicators, one a line: name fr|en, family, axis, source, unit fr|en, + or - (which way is good), initials of the
 * owner, frequency (w m q), criticality, then targets from the oldest: days from today:target:warning:critical.
 */
export const kpiLines = `
Temps de cycle, 85 % des tâches|Cycle time, 85% of tasks|delivery|delay|cycleTimeP85|jours|days|-|JR|m|high|-728:45:45:60,-320:40:40:55
Jalons tenus à la date promise|Milestones reached on time|delivery|delay|milestonesOnTime|%|%|+|IM|q|high|-728:80:80:60
Travail en cours|Work in progress|delivery|delay|wip|tâches|tasks|-|CF|w|normal|-728:25:25:30
Délai de résolution des dépendances|Time to resolve dependencies|delivery|delay|dependencyResolutionMean|jours|days|-|KH|w|critical|-728:12:12:14,-320:10:10:12
Tâches en retard|Late tasks|delivery|delay|lateShare|%|%|-|MD|w|normal|-728:5:5:12
Bon du premier coup|Right first time|quality|quality|rightFirstTime|%|%|+|HC|q|high|-728:75:75:50,-320:80:80:60
Tours de reprise|Rework rounds|quality|quality|reworkRounds|tours|rounds|-|DK|q|normal|-728:0.4:0.4:0.7
Critères d’acceptation remplis|Acceptance criteria met|quality|quality|criteriaMet|%|%|+|IC|q|normal|-728:90:90:75
Note donnée par la clientèle|Customers’ rating|quality|value|manual|sur 5|of 5|+|SR|m|high|-728:4.2:4.2:3.8
Commandes expédiées sous 48 h|Orders shipped within 48 h|delivery|value|manual|%|%|+|LO|w|high|-728:85:85:75,-320:90:90:80
Incidents sur nos outils|Incidents on our tools|quality|quality|manual|incidents|incidents|-|SK|w|normal|-728:6:6:10
Heures de formation par personne|Hours of training per person|engagement|climate|manual|h|h|+|EM|m|low|-728:2:2:1
Baromètre, les quatre questions|Pulse, the four questions|engagement|climate|pulseScore|sur 5|of 5|+|IM|q|high|-728:3.5:3.5:3
Participation au baromètre|Participation in the pulse|engagement|climate|participation|%|%|+|SK|q|normal|-728:60:60:40
Réponse aux besoins|Response to needs|engagement|delay|needResponseTime|jours|days|-|KH|m|normal|-728:4:4:6,-320:3:3:5`;

/** What happened: days from today, text fr|en, number of the project it is about where it is about one. */
export const annotationLines = `
-592|Point des besoins chaque lundi|Needs reviewed every Monday|
-497|Catalogue envoyé aux boutiques|Catalogue sent to the shops|6
-417|Relais obligatoire pendant les absences|A delegate is required during absences|2
-330|Nos serveurs déménagent|Our servers move|5
-210|Deux départs à l’Administration|Two people leave Administration|
-150|Première revue croisée entre équipes|First review across teams|
-73|Lancement de la boutique en ligne|The online shop begins|1
-40|Le prototype de la Solstice est montré|The Solstice prototype is shown|4`;

/** Frozen values: place of the indicator, value, and the standard error of it. */
export const baselineValues = '1 52 4,2 67 6,3 14 1,4 15.1 0.8,6 62 6,9 4 0.1,10 81 1,13 3.2 0.1';

/** What people wrote with an answer to the pulse, fr|en. */
export const pulseComments = `
Le point du lundi aide vraiment|The Monday review really helps
Trop de réunions cette semaine|Too many meetings this week
On sait enfin à qui demander|At last we know whom to ask
J’aimerais être prévenu·e plus tôt des changements|I would like to hear of changes earlier
Bonne ambiance à l’atelier|Good mood in the workshop
Les deux départs pèsent sur tout le monde|The two departures weigh on everybody
Merci pour l’aide sur les maquettes|Thanks for the help on the mock-ups
Je ne sais pas qui valide les contrats|I do not know who approves contracts`;
