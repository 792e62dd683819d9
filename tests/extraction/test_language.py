"""English and other languages, told apart by small words; what has too few of them is never refused."""

from __future__ import annotations

import pytest

from matcher.extraction.language import other_language

SPANISH = """\
Asistente legal con ocho años de experiencia en el área de derecho de familia y de inmigración. Preparación de los
documentos para el tribunal, atención a los clientes por teléfono y en persona, y archivo de las demandas. Manejo de
la agenda del abogado y de los plazos. Bachillerato en la ciudad de Sevilla. Dominio de Word y de Excel.
"""
FRENCH = """\
Assistante juridique avec six ans d'expérience dans un cabinet d'avocats à Lyon. Rédaction de courriers et de
conclusions, gestion des agendas pour les associés, suivi des dossiers et des délais. Accueil des clients au cabinet
et par téléphone. Licence en droit. Maîtrise de Word et du logiciel de gestion des dossiers.
"""
GERMAN = """\
Rechtsanwaltsfachangestellte mit neun Jahren Erfahrung in einer Kanzlei für Arbeitsrecht. Vorbereitung von
Schriftsätzen und Klagen, Verwaltung der Fristen und der Akten, Kontakt mit den Gerichten und mit den Mandanten.
Ausbildung bei der Kammer in Köln. Sicher im Umgang mit Word und mit dem elektronischen Postfach der Anwälte.
"""
PORTUGUESE = """\
Assistente jurídica com sete anos de experiência em um escritório de advocacia. Elaboração de petições e de
contratos, controle dos prazos e da agenda dos advogados, atendimento ao cliente por telefone e na recepção. Curso de
direito na cidade do Porto, com diploma. Conhecimento de Word e do sistema de processo eletrônico do tribunal.
"""
RUSSIAN = "Помощник юриста с опытом работы в адвокатской конторе: подготовка документов для суда и ведение дел. " * 2
ENGLISH = """\
Paralegal with nine years of experience at a litigation firm. Drafted pleadings and motions for the partners, and
filed them with the courts in which our clients were sued. Kept the calendar by CompuLaw.
"""
NAMES = "De La Cruz, Maria; Van Der Berg, Jan; Di Stefano, Luca; Da Silva, Rui; Le Roy, Anne; Von Holst, Emil. " * 2
SKILLS = "Skills: Westlaw, Lexis+, PACER, CM/ECF, Relativity, Word, Excel, NetDocuments, Clio, MyCase, e-filing\n" * 5


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (SPANISH, "Spanish"),
        (FRENCH, "French"),
        (GERMAN, "German"),
        (PORTUGUESE, "Portuguese"),
        (SPANISH.upper(), "Spanish"),
        (RUSSIAN, "another alphabet"),
        (f"{SPANISH}Bufete: Law Offices of Ana Ruiz, with the County of Orange", "Spanish"),
        (ENGLISH, ""),
        (f"{SPANISH}\n{ENGLISH}", ""),
        (f"{RUSSIAN}\n{ENGLISH}", ""),
        (f"{SPANISH * 4}\n{ENGLISH}", ""),
        (NAMES, ""),
        (SKILLS, ""),
        ("Asistente legal. Español nativo.", ""),
        ("履歴書", ""),
        ("", ""),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert other_language(text) == language
