"""Every rule by its code: what it asks for and why. A problem names the rule that it breaks."""

import msgspec


class Rule(msgspec.Struct, frozen=True):
    """What a brief is judged by, in one line; some a person may accept as broken, others never.

    One of the whole brief is broken once, and the place of its problem is only where to begin.
    """

    why: str
    acceptable: bool = True
    of_whole: bool = False


NEVER = False  # to be accepted: readers would be told what is not so, or nothing at all

RULES: dict[str, Rule] = {
    "charts.kind": Rule(
        "A chart is drawn as the kind that was chosen for it, as long as its figures allow that."
    ),
    "compared.no_figure": Rule(
        "Each indicator has a figure for everybody compared; else a comparison has a gap."
    ),
    "delivery.blanks_left_out": Rule(
        "Nobody outside reads what was to be filled in; what is missing for that is named."
    ),
    "delivery.draft_copy": Rule(
        "Who sends a draft knows what its files carry beside what is read, and can leave it out."
    ),
    "delivery.release_copy": Rule(
        "Files of a final brief carry nothing that leads back to its authors, unless asked to."
    ),
    "edges.cut": Rule(
        "Words at the edges of pages, and choices, stand whole; each has one line in the PDF."
    ),
    "evidence.advice": Rule(
        "What the library asks of whoever uses a figure is done before the brief goes out."
    ),
    "evidence.disputed": Rule(
        "Figures that sources dispute are used knowingly, as others will attack them."
    ),
    "evidence.old": Rule(
        "Figures are no older than three years, as readers take them for today’s."
    ),
    "evidence.secondary": Rule(
        "Figures are read in two texts or the source itself, as one text may misquote."
    ),
    "evidence.status_old": Rule(
        "A legal status was confirmed within 90 days of the brief, as laws and programs change."
    ),
    "evidence.unchecked": Rule(
        "What was not found about a law or program is looked up before the text names it."
    ),
    "evidence.unopened": Rule(
        "Somebody has opened the source of each figure, as texts about it may be wrong."
    ),
    "evidence.unsupported": Rule(
        "Each recommendation stands on an indicator that the brief shows."
    ),
    "fonts.digits": Rule("Digits are equally wide, so that figures in a column line up."),
    "fonts.missing": Rule("Each character is in a font; for one that is not, a box is printed."),
    "letterhead.comments": Rule("No comments of the office are in its letterhead; they go out."),
    "letterhead.control_empty": Rule(
        "Each form field of a letterhead is filled in; an empty one prints its prompt."
    ),
    "letterhead.in_table": Rule(
        "The place for a brief is outside of tables, whose rows would cut its pages."
    ),
    "letterhead.left_out": Rule(
        "Macros, links and embedded files of a letterhead stay out, as they may do harm."
    ),
    "letterhead.no_alt": Rule(
        "Pictures of a letterhead have words for people who do not see them."
    ),
    "letterhead.no_place": Rule("A letterhead says where a brief goes; else it goes to its end."),
    "letterhead.notes": Rule(
        "A letterhead has no notes of its own, as those of the brief are numbered instead."
    ),
    "letterhead.pale": Rule("Text of a letterhead is dark enough on white to be read by all."),
    "letterhead.tight": Rule("The page of a letterhead has room for text, as Word can lay it out."),
    "letterhead.tracked": Rule("No tracked changes are in a letterhead; readers would see them."),
    "letterhead.unfilled": Rule(
        "No placeholder is left in a letterhead; it would be printed as it is."
    ),
    "letterhead.unusable": Rule("A letterhead can be read; else there is no Word file.", NEVER),
    "numbers.lost": Rule(
        "Each number has the figure that it stands for; else nobody can compute it again.", NEVER
    ),
    "numbers.misread": Rule(
        "Each number reads as its figure says; else the text states what no source does.", NEVER
    ),
    "pages.letterhead": Rule(
        "A brief keeps to its pages on the office’s letterhead too, which may have less room."
    ),
    "pages.over": Rule(
        "A brief keeps to the pages of its kind; readers expect no more.", of_whole=True
    ),
    "picks.no_card": Rule(
        "A card says by how many times somebody leads; not every measure allows such a ratio."
    ),
    "picks.not_told": Rule("What was picked is told; what found no room is named here."),
    "pictures.broken": Rule("Each picture can be shown; else readers have its words alone.", NEVER),
    "pictures.missing": Rule(
        "Each picture that a section shows is in the brief; else there is a gap.", NEVER
    ),
    "pictures.unsaid": Rule("Pictures have words for people who do not see them."),
    "pictures.written": Rule(
        "A picture is put in as a picture; what Markdown has for one is printed letter by letter."
    ),
    "references.missing": Rule(
        "Each reference leads to something in the brief; else its words are missing.", NEVER
    ),
    "release.blank": Rule(
        "What a kind of brief leaves to its writer is filled in, else a final goes without it.",
        of_whole=True,
    ),
    "release.cui_unnamed": Rule("A CUI designation says who controls the information."),
    "release.draft_marked": Rule("A final brief is not marked DRAFT, as readers trust markings."),
    "release.embargo_open": Rule("An embargo says until when, as nobody can keep one without end."),
    "release.field_empty": Rule(
        "A final memo says for what it is, who drafted and cleared it and whom to ask."
    ),
    "sources.lost": Rule("Each source cited is in the topic library or among the own ones."),
    "sources.left_out": Rule("Each entry in a file of sources can be read."),
    "sources.untold": Rule("The citation style prints something of each source cited."),
    "sources.style": Rule("Sources are cited in the style chosen; else in Chicago notes."),
    "spelling.many": Rule(
        "A text is in the language of the brief; else its words cannot be judged.", of_whole=True
    ),
    "spelling.no_dictionary": Rule(
        "Somebody looks at the spelling; where there is no dictionary, a person.", of_whole=True
    ),
    "spelling.unknown": Rule(
        "Each word is in the dictionary or a name of the library, or a person leaves it as it is.",
        acceptable=False,
        of_whole=True,
    ),
    "text.unprintable": Rule(
        "No character of a template is lost; some cannot be printed or turn others around."
    ),
    "title.long": Rule("A title is taken in at a glance: two lines, four on a cover."),
    "words.outdated": Rule(
        "Words that a person wrote are read again when the suggested text under them has changed."
    ),
    "words.unplaced": Rule("Words that a person wrote stand somewhere; none are lost silently."),
}
