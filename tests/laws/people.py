"""Two hundred and more names of people who do not exist, and the other things that say who somebody is."""

from __future__ import annotations

# Names that are also a tool, a duty, a credential, a document or a field of work, wholly or in part.
COLLIDING = """
Will Bates|Clio Grant|Lexi Page|Casey Summation|Drew Concordance|Paige Turner|Mark Attorney|Faith Pacer
Excel Monroe|Word Sanders|Grace Docket|Sue Case|Bill Court|Mark Deed|Excel Word|Clio Manage|Will Trust
Penny Pleading|Art Exhibit|Bates Stamp|Chase Filing|Juris Blake|Clark Law|Frank Brief|Justice Court|Judge Reinhart
Constance Appeals|Dewey Cheatham|Harvey Specter-Lane|Harvey Relativity|Alexis Nexis|Lexis Nexis|Wes Law
Westlaw Jones|Paralegal Smith|Legal Evans|Rocket Matter|Iris Manage|Amicus Brown|Tabitha Reveal|Reveal Osei
Disco Ferreira|Exterro Vale|Logan Cull|Sanction Price|Titan Neos|Neos Needles|Needles Kaur|Zoom Patel|Teams Okafor
Outlook Kim|Office Mann|Access Moreau|Project Lin|Visio Costa|Acrobat Reyes|Adobe Nguyen|Slack Murphy|Notion Adler
Dragon Lee|Hunter Sharepoint|Dora Redline|Will Probate|Patent Jones|Trey Trial|Summer Judgment|Discovery Adams
Bailey Bond|Bond Closing|Escrow Diaz|Rita Contracts|Billie Invoice|Ledger Brooks|Matter Holm|Conflict Ivers
Intake Ross|Docket Moss|Calendar Day|Filer Stone|Casetext Marsh|Ironclad West|Ravel Kent|Leap Frost|Elite Stone
Intapp Cole|Carpe Diem|Sage Winters|Quick Brooks|Attorney Barnes|Motion Abara|Affidavit Greer|Subpoena Rowe
Exhibit Lund|Lex Machina|Penelope Pro Bono|Bluebook Hart|Shepard Case|Key Cite|Pace Rivers|Pace Court
Registered Lane|Certified Paul|Al Pacer
""".replace("\n", "|")
MANY_CULTURES = """
Aaliyah Washington|Abdul Rahman Siddiqui|Adaeze Nwosu|Agnieszka Wiśniewska|Ahmed El-Sayed|Aiko Tanaka
Aisha Mohammed|Alejandra Núñez|Amina Diallo|Anaïs Lefèvre|Anil Kumar|Ángel Ibáñez|Aoife Ní Bhriain
Ashok Venkataraman|Ayşe Yılmaz|Björn Åkesson|Bronwyn ap Rhys|Camila dos Santos|Chidi Okonkwo|Chloë Müller
Ciarán O'Dónaill|D'Angelo Robinson|DeShawn Jackson|Dmitri Volkov|Đặng Văn Minh|Ebony Freeman|Eilidh MacGregor
Elif Şahin|Emil Đorđević|Esperanza Cruz|Fatima al-Zahra|Fionnuala O'Shea|François Dubois|Gabriela Peña
Giuseppe D'Amico|Goran Živković|Guðrún Jónsdóttir|Hans-Peter Schröder|Haruto Sato|Hyun-woo Park|Ibrahim Traoré
Ingrid Sørensen|Ioana Popescu|Ivan Ivanov|Jamal Carter|Jean-Luc Ó Murchú|João da Silva|Jorge Luis Ortega
José María Hernández|Juan Carlos de la Vega|Kaito Yamamoto|Katarzyna Łukasiewicz|Keisha Brown|Kofi Mensah
Krzysztof Wójcik|Kwame Asante|Lakshmi Narayanan|László Szabó|Latoya Greene|Leilani Kealoha|Li Wei|Linh Trần
Lourdes Villanueva|Maeve O'Connor|Mahmoud Hassan|María José Ruiz|Mei-Ling Chen|Mohammed bin Salim|Ngozi Eze
Nguyễn Thị Hoa|Niamh Walsh|Noa Ben-David|Olumide Adeyemi|Oyelaran Bankole|Paweł Nowak|Pedro Gonçalves
Priya Raghunathan|Qiang Zhang|Quynh Pham|Raúl Ibarra|Renée St. Clair|Rūta Kazlauskienė|Saoirse Kelly|Sasha Petrov
Siddharth Iyer|Siobhán Burke|Soo-jin Kim|Søren Kjær|Tadeusz Kowalczyk|Tāne Mahuta|Tatiana Orlova|Thandiwe Nkosi
Tomáš Dvořák|Tyrone Williams|Uğur Çelik|Ülle Mägi|Veronika Nováková|Wanjiru Kamau|Wiremu Parata|Xóchitl Ríos
Yaa Asantewaa|Yitzhak Goldberg|Yuki Kobayashi|Zainab Hussain|Zoë Vandenberg|Žydrūnas Jankauskas|王小明|김민준|山田花子
Владимир Соколов|Ελένη Παπαδοπούλου|محمد الهاشمي|דוד לוי|प्रिया शर्मा
""".replace("\n", "|")
FORMS = """
J. D. Marsh|J.P. Morrow|A. B. Clerk|R.P. Singh|C.P. Ellis|P. P. Lane|E. M. Forde|T.J. O'Neil|Mary-Kate St. John
Ann Marie van der Berg|John Q. Public III|Robert Hale, Jr.|Samuel Ode Sr.|Dana Reed IV|Dr. Lena Fox|Ms. Kim Vale
Mr. Theo Grant|Cher|Suharto|Björk|Prince|Teller|McKenzie MacDonald|DeAndre LeBlanc|O. Henry|X Æ Lindqvist|Bo Li
Wu Yi|Ng|Anne-Sophie Castelnau-Rives|Maria de los Ángeles Fernández de la Torre y Gutiérrez|MARK DEED
""".replace("\n", "|")
NAMES = [name for block in (COLLIDING, MANY_CULTURES, FORMS) for name in block.split("|") if name]

PRONOUNS = ["She", "He", "They", "Ze", "Xe", "Ms. Doe", "Mr. Doe"]
STREETS = [
    "9 Clio Court, Westlaw Heights, NY 10001",
    "PO Box 5, Relativity, OH 43001-2020",
    "4200 Bates Street, Apt. 3B, Detroit, MI 48201",
    "77 Pacer Lane, Summation, CA 90210",
    "1 Docket Road, Trial Falls, MS 39201",
    "Calle 8 no. 12, San Juan, PR 00901",
    "221 Excel Avenue, Word, TX 75001",
    "12 Martin Luther King Jr. Blvd, Atlanta, GA 30303",
]
SCHOOLS = [
    "Clio Grant College",
    "Lexi Page University",
    "Lakemoor Women's College",
    "St. Brigid Seminary",
    "Northern Tribal University",
    "Universidad del Río Claro",
    "Trial Valley State University",
    "Howerton University",
]
YEARS = ["1979", "1984", "1999", "2008", "2015", "2022"]
MAILS = [
    "clio@example.com",
    "westlaw.relativity@example.org",
    "bates.stamp@example.com",
    "paralegal1984@example.net",
    "lexis+plus@example.com",
]
PHONES = ["(020) 555-0199", "+1 212 555 0100", "713.555.0114 x 12", "(786) 555-0147"]
PROFILES = [
    "linkedin.com/in/clio-grant",
    "https://www.linkedin.com/in/certified-paralegal-cp",
    "linkedin.com/in/westlaw-relativity-everlaw",
    "https://example.org/~pacer",
]
CLUBS = [
    "Mosque Youth Circle",
    "Women's Rowing Club",
    "Queer Choir of Houston",
    "Veterans of Foreign Service Post 5",
    "St. Mary's Parish Council",
    "Friends of the River",
    "Black Professionals Network",
    "Sons of Norway, Lodge 12",
    "Temple Sisterhood",
]
