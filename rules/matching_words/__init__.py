"""The words by which rules.matching knows a competence: weight → phrases, parted by commas or lines.

«оценив» a word that begins so · «=гиа» the whole word · «а|б» either · «…» up to four words between · «$» a noun of a
school subject · «^» at the very beginning. Weight from 11: whatever else is said; 9–10: nothing else can be meant; 6–8:
says it plainly; 3–5: a hint; 1–2: better than nothing. A longer phrase without gaps hides the shorter in it.
Small letters, е for ё. A phrase lives where a methodist would look for the programme, not where the word is at home.
"""

from rules.matching_words.lesson import LESSON
from rules.matching_words.people import PEOPLE
from rules.matching_words.subject import SUBJECT
from rules.matching_words.work import WORK

# Codes that are meant even where they are only named as the circumstance («в условиях инклюзивного образования»).
FIRM = frozenset({"inclusion", "functional_literacy", "mentoring"})

# Words that sound like a competence and are none: taken away before anything is looked for.
NOISE = """
национальн проект, федеральн проект, приоритетн проект, концепци преподаван, повышен квалификац
профессиональн переподготовк, модульн программ, высш школ, модернизац … технологическ, научно методическ
=нового|=новых|=третьего поколен, поколение =фгос, социально экономическ
"""

# What follows says where and why the thing is done.
CONTEXT = """
=в условиях, =в контексте, =в рамках, =в соответствии, =в свете, =с учетом, =с учётом, =в связи, =в аспекте
посредством, =при реализации
"""

SUBJECT_NOUNS = """
математик, алгебр, геометр, стереометр, планиметр, тригонометр, вероятност, статистик
=физика|=физики|=физике|=физику, =физикой, хими, биолог, ботаник, зоолог, анатоми, географ, геолог, астроном, экологи
естествознан, естественн дисциплин|предмет|наук, естественнонаучн, =история|=истории|=историю|=историей, обществознан
обществоведческ, =право|=права|=праву, экономик, литератур, словесност, русск =язык|=языка|=языку|=языком
иностран|английск|немецк|французск|китайск|испанск|родн|татарск|башкирск|чеченск|ингушск|чувашск|якутск|национальн язык
родн литератур, язык, информатик, программирован, робототехник, музык, хоров, изобразительн, =изо, черчен, =мхк
художествен культур, физическ культур, физкультур, =обж, =обзр, основ безопасност, безопасност жизнедеятельност
=орксэ, =однкнр, религиозн культур, светск этик, окружающ мир, литературн чтени, краеведен, =труд|=труда|=труду
предмет|урок|уроках|учител|преподаван|курс|курсе|област =технология|=технологии
кубановеден, шахмат, математическ дисциплин|предмет|анализ
"""

# «… средствами музыки» says by what.
MEANS = """
=средствами, =с использованием, =с применением, =с помощью
"""

# Who works: such a phrase is the code of the work, and its words say nothing else («музыкальный руководитель ДОО»).
ROLES: dict[str, dict[float, str]] = {
    "methodical": {
        7: """
            музыкальн руководител, педагог организатор, тренер преподавател, мастер производственн обучен
            руководител детск|творческ|кружк|театральн|хоров|студи, педагог дополнительн образован
            старш воспитател, помощник воспитател, младш воспитател, концертмейстер, учител начальн класс|школ
        """,
    },
    "psych_ped": {
        9: """
            социальн педагог, педагог психолог, классн руководител, воспитател общежит, куратор групп|студенческ|учебн
            старш вожат, советник директор, воспитател интернат
        """,
    },
    "inclusion": {
        12: """
            учител логопед, учител дефектолог
        """,
    },
    "project_research": {
        9: """
            руководител школьн научн, руководител научн
        """,
    },
    "environment": {
        9: """
            педагог библиотекар, библиотекар
        """,
    },
}

PHRASES = {**SUBJECT, **LESSON, **PEOPLE, **WORK}
