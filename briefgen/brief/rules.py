"""Every rule by its code: what it asks for and why. A problem names the rule that it breaks."""

import msgspec


class Rule(msgspec.Struct, frozen=True):
    """What a brief is judged by, in one line; some a person may accept as broken, others never.

    One of the whole brief is broken once, and the place of its problem is only where to begin.
    """

    why: str
    several: str  # what problems of this rule are called together, with their count
    acceptable: bool = True
    of_whole: bool = False


NEVER = False  # to be accepted: readers would be told what is not so, or nothing at all

RULES: dict[str, Rule] = {
    "charts.kind": Rule(
        "A chart is drawn as the kind that was chosen for it, as long as its figures allow that.",
        "{0} charts of another kind than chosen",
    ),
    "compared.no_figure": Rule(
        "Each indicator has a figure for everybody compared; else a comparison has a gap.",
        "{0} indicators without a figure for everybody compared",
    ),
    "delivery.blanks_left_out": Rule(
        "Nobody outside reads what was to be filled in; what is missing for that is named.",
        "{0} things left out as they were not filled in",
    ),
    "delivery.draft_copy": Rule(
        "Who sends a draft knows what its files carry beside what is read, and can leave it out.",
        "{0} things that files of a draft carry",
    ),
    "document.empty": Rule(
        "A page with a title alone is not sent by accident.", "{0} briefs that say nothing"
    ),
    "delivery.release_copy": Rule(
        "Files of a final brief carry nothing that leads back to its authors, unless asked to.",
        "{0} things that files of a final brief carry",
    ),
    "edges.cut": Rule(
        "Words at the edges of pages, and choices, stand whole; each has one line in the PDF.",
        "{0} lines cut short",
    ),
    "evidence.advice": Rule(
        "What the library asks of whoever uses a figure is done before the brief goes out.",
        "{0} pieces of advice from the library",
    ),
    "evidence.disputed": Rule(
        "Figures that sources dispute are used knowingly, as others will attack them.",
        "{0} indicators with disputed figures",
    ),
    "evidence.nothing_left": Rule(
        "A step is asked for where something is left to do; readers know what their own place has.",
        "{0} recommendations with nothing left to do",
    ),
    "evidence.old": Rule(
        "Figures are no older than three years, as readers take them for today’s.",
        "{0} indicators with old figures",
    ),
    "evidence.secondary": Rule(
        "Figures are read in two texts or the source itself, as one text may misquote.",
        "{0} indicators that rest on one text",
    ),
    "evidence.status_old": Rule(
        "A legal status was confirmed within 90 days of the brief, as laws and programs change.",
        "{0} statuses to look up again",
    ),
    "evidence.unchecked": Rule(
        "What was not found about a law or program is looked up before the text names it.",
        "{0} laws and programs to look up",
    ),
    "evidence.unopened": Rule(
        "Somebody has opened the source of each figure, as texts about it may be wrong.",
        "{0} sources to open",
    ),
    "evidence.unsupported": Rule(
        "Each recommendation stands on an indicator that the brief shows.",
        "{0} recommendations without an indicator",
    ),
    "fonts.digits": Rule(
        "Digits are equally wide, so that figures in a column line up.",
        "{0} fonts with digits of unequal width",
    ),
    "fonts.missing": Rule(
        "Each character is in a font; for one that is not, a box is printed.",
        "{0} places with characters that no font has",
    ),
    "letterhead.comments": Rule(
        "No comments of the office are in its letterhead; they go out.",
        "{0} places of the letterhead with comments",
    ),
    "letterhead.control_empty": Rule(
        "Each form field of a letterhead is filled in; an empty one prints its prompt.",
        "{0} form fields of the letterhead to fill in",
    ),
    "letterhead.in_table": Rule(
        "The place for a brief is outside of tables, whose rows would cut its pages.",
        "{0} places for the brief inside of tables",
    ),
    "letterhead.left_out": Rule(
        "Macros, links and embedded files of a letterhead stay out, as they may do harm.",
        "{0} parts of the letterhead left out",
    ),
    "letterhead.no_alt": Rule(
        "Pictures of a letterhead have words for people who do not see them.",
        "{0} pictures of the letterhead without words",
    ),
    "letterhead.no_place": Rule(
        "A letterhead says where a brief goes; else it goes to its end.",
        "{0} letterheads without a place for the brief",
    ),
    "letterhead.notes": Rule(
        "A letterhead has no notes of its own, as those of the brief are numbered instead.",
        "{0} kinds of notes in the letterhead",
    ),
    "letterhead.pale": Rule(
        "Text of a letterhead is dark enough on white to be read by all.",
        "{0} texts of the letterhead that are too pale",
    ),
    "letterhead.tight": Rule(
        "The page of a letterhead has room for text, as Word can lay it out.",
        "{0} pages of the letterhead without room",
    ),
    "letterhead.tracked": Rule(
        "No tracked changes are in a letterhead; readers would see them.",
        "{0} tracked changes in the letterhead",
    ),
    "letterhead.unfilled": Rule(
        "No placeholder is left in a letterhead; it would be printed as it is.",
        "{0} placeholders left in the letterhead",
    ),
    "letterhead.unusable": Rule(
        "A letterhead can be read; else there is no Word file.",
        "{0} letterheads that cannot be read",
        NEVER,
    ),
    "numbers.lost": Rule(
        "Each number has the figure that it stands for; else nobody can compute it again.",
        "{0} numbers without their figure",
        NEVER,
    ),
    "numbers.misread": Rule(
        "Each number reads as its figure says; else the text states what no source does.",
        "{0} numbers that read otherwise than their figures",
        NEVER,
    ),
    "pages.letterhead": Rule(
        "A brief keeps to its pages on the office’s letterhead too, which may have less room.",
        "{0} ways over the limit of pages on the letterhead",
    ),
    "pages.over": Rule(
        "A brief keeps to the pages of its kind; readers expect no more.",
        "{0} ways over the limit of pages",
        of_whole=True,
    ),
    "picks.no_card": Rule(
        "A card says by how many times somebody leads; not every measure allows such a ratio.",
        "{0} indicators without a card",
    ),
    "picks.not_told": Rule(
        "What was picked is told; what found no room is named here.", "{0} sets of picks left out"
    ),
    "pictures.broken": Rule(
        "Each picture can be shown; else readers have its words alone.",
        "{0} pictures that cannot be shown",
        NEVER,
    ),
    "pictures.missing": Rule(
        "Each picture that a section shows is in the brief; else there is a gap.",
        "{0} pictures that are not in the brief",
        NEVER,
    ),
    "pictures.unsaid": Rule(
        "Pictures have words for people who do not see them.", "{0} pictures without words"
    ),
    "pictures.written": Rule(
        "A picture is put in as a picture; what Markdown has for one is printed letter by letter.",
        "{0} pictures printed letter by letter",
    ),
    "references.missing": Rule(
        "Each reference leads to something in the brief; else its words are missing.",
        "{0} references that lead nowhere",
        NEVER,
    ),
    "release.blank": Rule(
        "What a kind of brief leaves to its writer is filled in, else a final goes without it.",
        "{0} places to fill in",
        of_whole=True,
    ),
    "release.cui_unnamed": Rule(
        "A CUI designation says who controls the information.", "{0} designations that name nobody"
    ),
    "release.draft_marked": Rule(
        "A final brief is not marked DRAFT, as readers trust markings.",
        "{0} final briefs marked DRAFT",
    ),
    "release.embargo_open": Rule(
        "An embargo says until when, as nobody can keep one without end.",
        "{0} embargoes without an end",
    ),
    "release.field_empty": Rule(
        "A final memo says for what it is, who drafted and cleared it and whom to ask.",
        "{0} lines of the memo to fill in",
    ),
    "sources.lost": Rule(
        "Each source cited is in the topic library or among the own ones.",
        "{0} sources that are nowhere",
    ),
    "sources.left_out": Rule(
        "Each entry in a file of sources can be read.", "{0} sources that cannot be read"
    ),
    "sources.untold": Rule(
        "The citation style prints something of each source cited.",
        "{0} sources of which nothing is printed",
    ),
    "sources.style": Rule(
        "Sources are cited in the style chosen; else in Chicago notes.",
        "{0} citation styles that are not there",
    ),
    "spelling.many": Rule(
        "A text is in the language of the brief; else its words cannot be judged.",
        "{0} texts in another language",
        of_whole=True,
    ),
    "spelling.no_dictionary": Rule(
        "Somebody looks at the spelling; where there is no dictionary, a person.",
        "{0} languages without a dictionary",
        of_whole=True,
    ),
    "spelling.unknown": Rule(
        "Each word is in the dictionary or a name of the library, or a person leaves it as it is.",
        "{0} misspelled words",
        acceptable=False,
        of_whole=True,
    ),
    "text.unprintable": Rule(
        "No character of a template is lost; some cannot be printed or turn others around.",
        "{0} texts with characters that cannot be printed",
    ),
    "title.long": Rule(
        "A title is taken in at a glance: two lines, four on a cover.",
        "{0} titles that are too long",
    ),
    "words.beside": Rule(
        "Sentences beside those that a person wrote are read again when they have changed.",
        "{0} texts with new sentences beside yours",
    ),
    "words.outdated": Rule(
        "What both a person and the suggestion changed, each otherwise, waits for a decision.",
        "{0} texts to decide about",
    ),
    "words.unplaced": Rule(
        "Words that a person wrote stand somewhere; none are lost silently.",
        "{0} texts without a place",
    ),
}
