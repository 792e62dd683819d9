"""Word lists of the search for people: closed sets that anybody in the field can check."""

from __future__ import annotations

from matcher.extraction.places import STATES

HONORIFICS = r"(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Professor|Rev|Hon|Sra|Sr|Herr|Frau|Mme)"
SUFFIX = r"(?:Jr|Sr|II|III|IV|2nd|3rd)\.?"
PARTICLES = frozenset(
    "de da di du do del della dos das d' van von der den ten ter la le las los bin bint ibn ben abu al el y e i "
    "ap af av zu zum zur san st ní nic mac".split()
)
CREDENTIALS = frozenset(
    "cp acp rp pp pls clp als alp cla ccls clss ceds cedp cbla aacp ncp scp crp tbls esq esquire jd llb llm mba ma "
    "ms mpa msl mls ba bs bba aa as aas phd edd md rn pmp cpa csm shrm phr sphr np fcp pace cap".split()
)
STATE_NAMES = frozenset(STATES.values())
MONTHS = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?|Spring|Summer|Fall|Autumn|Winter)"
)
# Words of headings, firms and places that no line of a bare name holds, unless an e-mail address vouches for it.
NO_NAME = frozenset(
    """
    resume résumé resumé curriculum vitae cv page contact information info profile summary objective experience
    education skills references reference phone email e-mail address confidential candidate applicant applicants cover
    letter dear linkedin portfolio website overview highlights qualifications accomplishments career professional personal
    details employment history work technical core competencies expertise certifications certificates credentials about me
    llp llc pllc inc inc. ltd corp corporation company co. group firm office offices associates department university
    college school institute academy polytechnic seminary street avenue road drive suite apt box law legal litigation
    support operations services solutions immigration corporate government united states america immediately available
    languages tools software platforms affiliations memberships volunteer interests hobbies awards activities name
    focus customer service business sales executive development international resources human magna summa cum laude
    dean dean's certified registered licensed notary public team bilingual senior junior
    """.split()
)
# Nouns that end a job title, beside those that the extraction knows of offices.
TRADES = frozenset(
    """
    inspector surveyor architect pilot therapist hygienist pharmacist physician surgeon optician dentist paramedic
    firefighter warden cosmetologist buyer trader banker appraiser estimator programmer strategist copywriter
    photographer videographer producer musician actor artist educator counselor counsellor psychologist chemist
    biologist physicist geologist economist statistician actuary reviewer representatives professionals paralegals
    advisor adviser practitioner veterinarian dietitian nutritionist electrician plumber welder machinist installer handler tester
    administrator marketer publicist journalist correspondent curator sommelier barber beautician bellman concierge
    partner principal graduate student candidate scholar veteran volunteer
    """.split()
)
# First names and surnames that are also words of the year or of ordinary prose: alone they say nothing about a person.
COMMON = frozenset(
    """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday will mark grant bill sue art chase case frank grace faith hope joy rich major page
    paige brown green white black gray young king long short price day stone wood woods field fields hill lake rivers
    west north south east park banks bond cook baker law court word excel office access project outlook teams zoom
    summer spring winter autumn trial matter attorney judge justice legal paralegal clerk teller notary registered
    certified public english spanish french german portuguese russian chinese the and for with best drew dean dale
    quick prince disco slack notion dragon hunter sanction reveal elite leap sage cull needles titan
    """.split()
)
