/**
 * What the demo collective works on. A project begins with `#`: name fr|en, objective fr|en, status, start and due in days from today,
 * initials of sponsor, lead, facilitator, then who approves its tasks in turn. `!` is a deliverable fr|en, with its two
 * segments fr|en. `^` is a milestone fr|en: due, promised and (when reached) reached, in days from today. Any other
 * line is a task in the segments above, in working order: title fr|en, team, status letter (d done, v to review, e in
 * progress, t to do, x cancelled), then, where it matters: due in days from today, workdays, and A/R/C/I by initials.
 */
export const workLines = `
#Boutique en ligne|Online shop|Ouvrir une boutique que l’atelier tient lui-même et y faire 20 % des ventes d’ici un an, sans dépendre d’une place de marché|Open a shop that the workshop runs itself and make 20% of sales there within a year, without a marketplace|active|-73|29|IM|KH|CF|KH IM KH CF
!Boutique ouverte|Open shop|Parcours d’achat|Buying journey|Paiement et contrats|Payment and contracts
^Maquettes validées|Mock-ups approved|-27|-27|-27
Recenser les parcours d’achat actuels|List today’s buying journeys|p|d|-60|8|IM/AD/CP/
Choisir la solution de paiement|Choose the payment provider|p|d|-20|10|KH/JR/MJ NB/IM
Installer le serveur de préproduction|Install the staging server|i|d|-28|6|NB/SK//KH
Recruter six testeuses et testeurs|Recruit six testers|q|d|-13|7|HC/ML/AD/
Comparer les contrats de paiement|Compare payment contracts|m|d|-17|6|MJ/EM/JR/KH
Dessiner les maquettes de la fiche produit|Draw the product page|d|v|9|12|CF/CP LF/IM/KH HC
Intégrer les gabarits de page|Build the page templates|d|e|5|12|CF/LF/NB/CP
Photographier les 64 références de l’hiver|Photograph the winter range of 64|d|e|10|12|CF/ME/YG FS/
!Catalogue en ligne|Catalogue online|Fiches et photos|Sheets and photos|Recette et ouverture|Testing and opening
^Recette commencée|Testing begun|11|11
^Mise en ligne|Going live|29|25
^Bilan des clients pilotes|Pilot customers’ review|71|71
Retoucher et légender les photos|Retouch and caption the photos|d|t|13|4|CF/CP/NR/
Traduire les fiches produit en néerlandais|Translate product sheets into Dutch|p|t|16|8|KH/AD/IH/
Signer le contrat du prestataire de paiement|Sign the payment provider’s contract|m|e|-9|6|MJ/MJ/JR/NB
Brancher le paiement en plusieurs fois|Connect payment by instalments|i|e|-7|3|/NB/JR MJ/CF
Rédiger les textes d’aide à l’achat|Write the buying help|p|t|11|5|CF/PV/SR/
Écrire les conditions générales de vente|Write the terms of sale|m|v|1|8|KH/MJ EM/AD/IM
Mettre en place la sauvegarde quotidienne|Set up the daily backup|i|t|6|4|NB///IM KH
Importer le catalogue et les 1 240 photos|Import the catalogue and its 1,240 photos|i|t|11|5|KH/TW NB/LF/AD
Écrire le plan de recette|Write the test plan|q|e|8|8|HC/DK/LF/
Tester l’accessibilité du tunnel d’achat|Test the accessibility of the checkout|q|t|18|7|IM/HC DK/CP LF/JR
Former l’équipe commerciale|Train the sales team|c|t|15|4|KH/SR/PV/
Ouvrir la boutique aux clients pilotes|Open the shop to pilot customers|p|t|25|5|KH/AD/IM/CF MD
Calculer les frais de port par pays|Work out shipping by country|c|e|8|9
Prévoir l’emballage des abat-jour fragiles|Plan packing for fragile shades|a|t
Régler les courriels de commande|Set up order e-mails|i|e|6|7
Préparer la page de retours et réparations|Prepare the returns and repairs page|p|e|13|10|CF/KH/SR/PV
Annoncer l’ouverture aux revendeurs|Announce the opening to resellers|k|t
Mesurer les ventes du premier mois|Measure the first month’s sales|c|t|58|6|IM/LO//
#Gouvernance partagée|Shared governance|Que chaque équipe décide de ce qui la concerne, avec des règles que tout le monde connaît, avant l’assemblée de printemps|Every team decides on what concerns it, by rules that everybody knows, before the spring assembly|active|-420|130|MD|EM|IM|IM EM OG
!Charte des cercles|Charter of circles|Écoute et choix|Listening and choosing|Règles écrites|Written rules
^Charte signée|Charter signed|-200|-200|-200
Écouter chaque équipe sur ses décisions|Hear each team on its decisions|k|d
Dresser la liste des décisions prises|List the decisions taken|m|d
Choisir un outil pour décider ensemble|Choose a tool to decide together|i|d
Écrire la charte des cercles|Write the charter of circles|m|d
Former douze personnes à l’animation|Train twelve facilitators|k|d
Essayer l’élection sans candidat|Try an election without candidates|p|d
!Règlement et relais|Rules and delegates|Rôles et relais|Roles and delegates|Vie des cercles|Life of circles
^Premiers relais nommés|First delegates named|20|20
^Assemblée de printemps|Spring assembly|120|120
Lancer le baromètre hebdomadaire|Launch the weekly pulse|k|d
Tenir un registre des rôles|Keep a register of roles|m|v|3|10
Revoir les règles d’absence et de relais|Review the rules on absence|m|e|12|24
Fixer le calendrier des coupures de fin d’année|Set the year-end shutdown dates|m|e|3|8|IM/EM/MD/NB SR
Écrire le règlement intérieur|Write the rules of procedure|m|e|26|44
Nommer des relais dans chaque équipe|Name delegates in each team|k|t
Publier les comptes-rendus dans l’espace membres|Publish minutes in the members’ space|k|e|15|36
Préparer l’assemblée de printemps|Prepare the spring assembly|k|t|112|15
#Indice de réparabilité|Repairability index|Noter toutes nos lampes au moins 8 sur 10 et garder les pièces dix ans|Rate all our lamps at least 8 out of 10 and keep parts for ten years|active|-190|95|IM|HC|CF|HC
!Grille de notation|Rating grid|Relevés|Surveys|Notation|Rating
^Grille fixée|Grid settled|-5|-12
Lister les pièces d’usure de chaque lampe|List the wearing parts of each lamp|a|d
Démonter et chronométrer six lampes|Take six lamps apart, timed|a|d
Noter l’accès aux vis et aux clips|Rate access to screws and clips|q|d
Interroger les réparateurs du quartier|Ask the local repairers|c|d
Fixer la grille de notation|Settle the rating grid|q|v|-2|10
Rédiger les notices de démontage|Write the disassembly guides|a|e|14|35
Filmer trois réparations courantes|Film three common repairs|k|e|19|25
Chiffrer le prix des pièces détachées|Price the spare parts|c|e|9|8
!Pièces et notices|Parts and guides|Stock de pièces|Stock of parts|Publication|Publication
^Notices prêtes|Guides ready|30|30
^Note publiée|Rating published|75|70
Ouvrir un stock de pièces pour dix ans|Open a ten-year stock of parts|a|e|16|30
Imprimer les pièces introuvables|Print parts that cannot be found|a|e|20|34
Faire vérifier la note par un tiers|Have the rating checked|q|t
Former le service client aux réponses|Train customer service|c|t
Étiqueter les lampes en magasin|Label lamps in shops|c|t
Mettre la note sur chaque fiche produit|Put the rating on each product page|p|t
Mesurer le taux de réparation|Measure the repair rate|q|e|25|40
Tester la tenue des clips après vingt ouvertures|Test clips after twenty openings|q|t
Négocier avec le fournisseur de transformateurs|Negotiate with the transformer supplier|c|e|12|24
Publier la méthode de calcul|Publish the method|k|t
#Lampe Solstice|Solstice lamp|Sortir une lampe qui éclaire comme le jour, se répare sans outil et coûte moins de 180 €|Launch a lamp that lights like daylight, is repaired without tools and costs under €180|active|-280|112|KH|MD|JR|MD IM KH YG JR
!Prototype|Prototype|Forme et optique|Shape and optics|Chaleur et lumière|Heat and light
^Forme choisie|Shape chosen|-180|-180|-182
^Prototype présenté|Prototype shown|-45|-45|-46
Valider le cahier des charges optique|Approve the optical specification|p|d|-232|10|IM/IM/MD YG LF/HC
Choisir la forme de l’abat-jour|Choose the shape of the shade|d|d
Comparer trois alliages pour le dissipateur|Compare three heat-sink alloys|a|d
Dessiner le pied articulé|Draw the articulated base|d|d
Acheter le bois de frêne local|Buy local ash wood|a|d
Usiner les moules de soufflage|Machine the blowing moulds|a|d
Souffler les dix premiers globes|Blow the first ten globes|a|d
Prototyper le dissipateur en aluminium recyclé|Prototype the recycled aluminium heat sink|a|e|12|22|MD/YG FS/LF/IM
Câbler le banc d’essai thermique|Wire the thermal test bench|a|e|-3|8|NB/FS/YG/
Choisir le fournisseur de LED|Choose the LED supplier|p|e|11|10|KH/JR KH/MD YG FS LM LF HC DK SR/IM
Commander les joints silicone|Order the silicone seals|a|t|-4|2|MD//BT/
Mesurer le flux lumineux à 3 000 heures|Measure the light after 3,000 hours|a|t|29|18|MD/LM/YG/
Dessiner la notice sans texte|Draw the wordless manual|d|e|15|12|JR/CP/YG/
Régler le variateur à basse intensité|Tune the dimmer at low light|a|e|8|18
!Présérie|Pilot series|Essais et certification|Tests and certification|Prix et emballage|Price and packaging
^Présérie validée|Pilot series approved|29|29
Tester la chute d’un mètre|Test a one-metre fall|q|e|9|16
Certifier la sécurité électrique|Certify electrical safety|q|t
Écrire la gamme de montage|Write the assembly steps|a|e|18|28
Calculer le coût de revient|Work out the cost price|m|e|6|14
Fixer le prix de vente|Set the price|c|t
Dessiner l’emballage en carton plié|Draw the folded cardboard box|d|v|4|9
Préparer la présérie de cinquante lampes|Prepare the pilot series of fifty|a|t
Contrôler la présérie pièce par pièce|Check the pilot series piece by piece|q|t
!Lancement|Launch|Vente|Selling|Série|Series
^Série lancée|Series launched|110|104
Photographier la lampe chez trois clients|Photograph the lamp at three customers’|k|t
Déposer le modèle|Register the design|m|e|18|28
Traduire la notice en quatre langues|Translate the manual into four languages|k|t
Former l’atelier au nouveau poste|Train the workshop on the new station|a|e|30|36
Préparer le salon de la lumière|Prepare the lighting fair|k|e|40|48
Ouvrir les précommandes|Open pre-orders|c|t
Organiser la collecte des retours|Organise the collection of returns|c|x
Négocier le transport groupé|Negotiate grouped transport|c|t
Lancer la série|Launch the series|a|t|108|12
#Ferme de serveurs|Server farm|Diviser par deux l’électricité de nos serveurs et savoir tout rétablir en une journée|Halve the electricity of our servers and be able to restore everything within a day|active|-640|80|EM|NB|SK|NB SK
!Serveurs déménagés|Servers moved|Mesure et choix|Measuring and choosing|Déménagement|Moving
^Serveurs déménagés|Servers moved|-330|-345|-330
Mesurer la consommation actuelle|Measure today’s consumption|i|d
Choisir un hébergement à l’énergie locale|Choose hosting on local energy|m|d
Déménager le serveur de fichiers|Move the file server|i|d
Chiffrer les sauvegardes|Encrypt the backups|i|d
Installer la supervision|Install monitoring|i|d
!Plan de reprise|Recovery plan|Arrêt annuel|Yearly shutdown|Pannes|Failures
^Arrêt annuel préparé|Yearly shutdown prepared|20|20
^Plan de reprise essayé|Recovery plan tried|60|60
Renouveler les certificats avant l’arrêt annuel|Renew certificates before the yearly shutdown|i|t|2|3|NB/NB//SK
Vider les vieux comptes|Close old accounts|i|e|10|20
Réutiliser la chaleur pour le séchage|Reuse the heat for drying|a|e|24|40
Écrire le plan de reprise|Write the recovery plan|i|e|20|26
Tester une panne générale|Test a general failure|i|t
Remplacer les disques de dix ans|Replace ten-year-old disks|i|t
Prévoir l’astreinte de fin d’année|Plan year-end standby|i|t
Accorder le budget des serveurs|Agree the servers’ budget|m|t|40|6|MJ/OG/NB/EM
#Collection précédente|Previous collection|Renouveler la collection sans ajouter de modèle, et la livrer avant l’automne|Renew the collection without adding a model, and deliver it before autumn|done|-728|-270|IM|CF|MD|CF MD
!Collection renouvelée|Renewed collection|Modèles|Models|Fabrication|Making
^Modèles choisis|Models chosen|-650|-650|-652
^Catalogue imprimé|Catalogue printed|-480|-490|-480
Choisir douze modèles à garder|Choose twelve models to keep|p|d
Redessiner la lampe de chevet|Redraw the bedside lamp|d|d
Trouver un verrier à moins de 100 km|Find a glassmaker within 100 km|c|d
Remplacer la colle par des vis|Replace glue by screws|a|d
Changer les cordons textiles|Change the textile cords|a|d
Équiper l’atelier d’une cabine de peinture|Fit the workshop with a paint booth|a|d
Former l’atelier au soufflage|Train the workshop in glass-blowing|a|d
Tester la collection chez vingt personnes|Test the collection in twenty homes|q|d
!Mise en vente|Sale|Catalogue|Catalogue|Livraison|Delivery
^Collection livrée|Collection delivered|-400|-400|-401
^Bilan partagé|Review shared|-280|-280|-281
Fixer les prix de la collection|Set the collection’s prices|c|d
Photographier la collection|Photograph the collection|k|d
Écrire le catalogue|Write the catalogue|k|d
Imprimer le catalogue|Print the catalogue|m|d
Livrer les premières boutiques|Deliver the first shops|c|d
Reprendre les lampes usagées|Take back used lamps|a|x
Tenir le salon d’automne|Hold the autumn fair|k|d
Faire le bilan de la collection|Review the collection|p|d`;

/**
 * Needs of the online shop, by the order of its tasks: who needs (to) what (from): from, to, kind (b blocking,
 * i integration, n information), then link type and lag in workdays when not a plain finish-to-start.
 */
export const shopLinks =
  '1 6 b,6 7 b,7 12 i,8 9 b,9 16 b,2 11 b,5 11 b,2 13 n,11 12 b,3 12 i,3 15 b,15 16 n,10 16 n,16 18 b,12 18 b,4 17 b,17 18 i,13 19 b FS 5,19 20 n,18 20 b,14 20 b,21 20 b,22 20 n,23 18 b,24 25 n,20 26 b FS 20,12 23 b SS 2,16 24 n FF 3';

/** Needs between projects, by project and task: from, to, kind. */
export const crossLinks = '1.16 3.14 b,2.10 5.12 n,3.6 4.17 i,4.20 1.22 i,5.7 1.23 n,3.8 1.24 b,3.13 1.24 n,1.20 4.28 i,5.6 1.23 b';

/** What a need asks for, fr|en: `#` stands for the title of the task that provides it. The first ones are those of the online shop's links, by their place. */
export const shopNeeds: Readonly<Record<number, string>> = {
  2: 'Les gabarits de la fiche et du panier, prêts pour le module de paiement|Templates of the page and the basket, ready for the payment module',
  4: 'Vingt photos de chaque lampe, détourées|Twenty photos of each lamp, cut out',
  7: 'Le nom du prestataire retenu, à citer dans l’aide|The name of the provider chosen, to name in the help',
  8: 'Le contrat signé et les clés d’accès de production|The signed contract and the production keys',
  9: 'Un serveur de préproduction joignable par le prestataire|A staging server that the provider can reach',
  16: 'Le plan de recette, avec six parcours et leurs critères|The test plan, with six journeys and their criteria',
  20: 'Les textes légaux relus, prêts à mettre en ligne|The legal texts, reviewed and ready to publish',
};

/** What other needs ask for, fr|en. */
export const needLines = `
« # » : le résultat, relu|“#”: the result, reviewed
« # » : une première version à essayer|“#”: a first version to try
« # » : les chiffres et leurs sources|“#”: the figures and their sources
Une réponse ferme sur « # »|A firm answer on “#”
Ce qu’il reste à savoir de « # »|What is still to be known about “#”
Les fichiers de « # », rangés au même endroit|The files of “#”, in one place`;

/** When something is good, fr|en. */
export const criteriaLines = `
Relu par quelqu’un d’une autre équipe|Read by somebody of another team
Essayé par deux personnes qui ne l’ont pas fait|Tried by two people who did not make it
Rangé dans l’espace membres|Filed in the members’ space
Tient dans le budget prévu|Fits the budget
Aucun point ouvert|No open point
Compris par un nouvel arrivant|Understood by a newcomer
Se répare sans outil spécial|Repaired without a special tool
Mesuré, pas estimé|Measured, not estimated`;
