"""Every threshold and weight of the separation, in one place. Widths are in ems: Han 1, ASCII 0.5.

Weights are added up like log-odds: about 1 is a hint, 3 is good evidence, 6 and more is as good as proof.
"""

# --- layout: is the page hard-wrapped, and how wide is the column at a line ---
COLUMN_MIN = 7.0  # narrower columns than this are not set
COLUMN_MAX = 80.0  # a line wider than this was not printed as one line
COLUMN_SLACK = 2.5  # justified lines of one column differ by up to this
COLUMN_TIGHT = (0.6, 1.1, 1.6)  # by no more than these on pages cut at a number of characters, or that lack no indents
COLUMN_KIND = 1.1  # what any line may lack of its column
NARROWEST = 0.5  # ems of the narrowest character
COLUMN_EXACT = 1.0  # where they differ by less, a line that is longer or shorter by a character is no line of text
TIGHT_SHARE = 0.08  # share of the lines that may be shorter, as headlines are
INDENT_MOST = 3.6  # what a first line lacks at most that has lost its indent
LOST_SHARE = 0.3  # share of the first lines that lack it on a page that has lost its indents
TIGHT_LINES = 12  # lines that tell
COLUMN_WINDOW = 5  # how many lines before (or after) a line speak for its column
COLUMN_CUT = 8  # how many lines of text do where neither indents nor blanks stand between paragraphs
SOLID_BLANKS = 0.2  # share of the ends of paragraphs with a blank below on such a page
COLUMN_SUPPORT = 2  # how many of them must agree
COLUMN_KNOWN = 8  # lines with a column from which theirs is taken to be that of the others
WRAPPED_SHARE = 0.3  # share of lines in wrapped runs from which a page counts as hard-wrapped
REST_ROOM = 3.0  # ems that a line lacks at least which ends its paragraph
UNCUT_HEADS = 2  # headlines below finished texts that show that none was cut
FIRST_LINE_INDENT = 2.0  # ems that the first line of a paragraph lacks

# --- columns read across ---
SIDES_LINES = 3  # lines with a wide gap, or that go on, from which columns stand side by side
SIDES_APART = 3  # lines by which such lines may be apart
SIDES_SHARE = 0.4  # share of a stretch's lines that hold two columns
SIDES_PROSE = 0.3  # share of a column's lines that have a mark of sentences
SIDES_GAIN = 4.0  # log-odds by which columns read on better than rows
ACROSS_WIDTH = 45.0  # no column is wider
ACROSS_COLUMNS = 3  # no page has more columns read across
ACROSS_AGE = 3  # lines after which a column that was not gone on with is finished
ACROSS_LINES = 3  # lines of a column at least
ACROSS_OPEN = -10.0  # log-odds of a column that opens
ACROSS_BLOCK = 4.0  # and where it does not open at the start of a block
ACROSS_END = -1.0  # log-odds of a column that ends before another one, with a sentence
ACROSS_CUT = -8.0  # and within one
ACROSS_BLANK = -3.0  # log-odds of a blank line between two columns
ACROSS_TURN = -7.0  # log-odds of a line out of its turn
ACROSS_BARE = -4.0  # log-odds of a line of text without an indent below a finished one where paragraphs are indented
ACROSS_NEAR = 40  # lines above with which the tail of a column is compared
ACROSS_RARE = -1.5  # and of one below a line that ends a sentence at its column's end
ACROSS_INDENT = -3.0  # log-odds of an indented line below an unfinished one

# --- labels ---
TITLE_MAX = 64  # characters of the longest headline line
SUBHEAD_LONG = 16  # from here a line is rather a headline than a subhead
PARALLEL_SLACK = 1  # the two halves of a parallel subhead differ by at most this
SECTION_SHORT = 4  # a lone line as short as this above a headline is a section name
HEAD_LINES = 3  # lines below a headline line among which its byline or text is looked for
INSERTION_MAX = 3  # lines of a caption that stands inside a paragraph
INSERTION_GAIN = 2.8  # log-odds by which the paragraph must run on better without it
INSERTION_OPENS = 1.5  # log-odds by which it must open a text rather than the line below, where it names no scene
SECTION_LONG = 12  # the longest that is told from a kicker by the blanks around it alone
CAPTION_MAX = 64  # characters
INDENTED_SHARE = 0.7  # share of the texts that are indented on a page that indents paragraphs
FURNITURE_MAX = 120  # characters of the longest line that may be furniture
WHOLE_LONG = 28  # characters of a line that is hardly one of a headline
WHOLE_LINES = 4  # such lines that show whether texts are cut
WHOLE_SHARE = 0.88  # of them that end as texts do, where none is cut
WHOLE_UNCUT = 2.5  # log-odds that what looks like a headline there is no text that was cut
TITLE_USUAL = 26  # most headline lines of unwrapped pages are at most this long
PARAGRAPH_LINES = 500  # printed lines of the longest paragraph: what is longer is no prose, and would take long to join
BODY_LONG = 40  # an unwrapped line as long as this is body text

# --- joints: does piece B continue piece A ---
CUT_SHARE = 0.2  # of the pieces of a page end as cut texts do where texts are cut; where fewer do, that says less
CUT_FULL = 0.75  # what it says at least where the last of several lines is full and paragraphs are indented
MUST_GO_ON = 4.0  # log-odds that it costs to leave a piece unfinished that is surely text that was cut
MUST_COME = 2.0  # and a rest that lacks its indent without what it continues
HARDLY_TITLE = -1.0  # what looks less like a headline than this is surely text
MERE_REST = 7  # a text as short as this that ends a sentence is no paragraph
REST_TITLE = 1.5  # what looks more like a headline than this is not taken for the rest of a cut text
JOINT_WINDOW = 9  # how many pieces ahead a continuation is looked for
JOINT_FAR = 200  # and for a text that surely was cut
JOINT_BASE = 0.7  # log-odds of what stands at a joint where nothing speaks for or against it
SHIFT = 2.0  # log-odds by which the texts and rests of a page fit better where the first rest stands inside a text
SHIFT_LEAST = -4.0  # log-odds that the line there is the rest of one of the texts, at least
SHIFT_MOST = 4.0  # what it counts at most that the others fit better
SHIFT_BASE = 2.5  # what a text and a rest must have in common to count
ATOP_UNCUT = 3.0  # log-odds that a line below an unfinished text is none of a headline where no text of a page is cut
HIDDEN_HEAD = -1.0  # log-odds from which the end of a text that was cut is a headline, where it ends no sentence
HIDDEN_LINK = -3.0  # log-odds of a joint: of one less likely, nothing is told
HIDDEN_REST = 0.5  # what it counts that the rest of the text goes on with the line above rather than with the headline
HOPELESS = 8.0  # log-odds by which a reading may be behind the best one, or a joint speak against itself
READINGS = 16  # readings of a page that are kept in mind

# --- grouping ---
IMPOSSIBLE = -12.0  # log-odds of what cannot be
BELOW_PRIOR = 2.5  # headlines stand above unless the page shows otherwise
BELOW_ENDS = 4.0  # what it shows where a text opens it and a headline ends it

BLANK = 6.0  # log-odds that a blank line alone above a run of headline lines divides articles
BLANK_ALL = 2.5  # and where one stands above every run
BLANK_TEXTS = 0.1  # share of the paragraphs that may have one too

NEIGHBOURS = 3  # paragraphs on either side that are compared
OPENING = 40  # characters of a paragraph in which it names who acts
AKIN = 0.03  # texts as alike as this share as much as those of one article do
COMPANY = 12  # runs of headline lines on either side that one is compared with
PEERS = 4  # runs on either side that a run may take after
PEER_SLACK = 2  # and whose lines are as long as its own but for this
PEER_PULL = 0.2  # how much it does
MATE_PULL = 0.4  # and how much where they have one mould
PEER_MAX = 5.0  # log-odds
DIRECTION = 4  # paragraphs on either side in which a headline's words are looked for
DIRECTION_WEIGHT = 6.0  # log-odds of a headline all of whose words stand on one side only
ARTICLE_LONG = 4000  # characters; hardly any article of a page is longer
TOLD = 2.0  # log-odds that a second look says at least
AFRESH = 3.0  # what a second look at a line counts: what was found around it tells more than rules of single lines
UNLIKE_SERIES = 1.5  # log-odds that a run differs from the subheads above it, which are alike
SUBHEAD_SIGNED = -4.0  # log-odds that a byline stands below a subhead
SPLITS = 12  # lines into a block among which it may be divided
REST_SHARED = 1.0  # what the rest of an article has in common with it (cohesion.rare) at least
SPEAKS = 30  # pairs of characters from which a text says what it speaks of
REST_SPEAKS = 2.0  # what it counts that both speak of the same (subjects.alike)
ORPHAN = 1.5  # what a headline without a text costs
OTHER_COLUMN = 4.0  # text set wider or narrower by this stands in another column
FORM_SLACK = 2  # subheads of one article differ in length by at most this

# --- confidence ---
DOUBT = 0.75  # decisions surer than this are not worth a person's time
SURE = 0.9  # nor are the signs of articles that are surer than this
SIGN = 0.5  # log-odds of a sign that is shown
UNSURE_MOST = 5.0  # minus the logarithm of how probable it is that all decisions are right; more says no more
UNSURE_LEAST = 0.03  # and less hardly says anything
ARTICLE_SHORT = 60  # characters of a text that is hardly an article
HEADS_USUAL = 2  # lines of a headline
NEAR = 3  # articles on either side with which the words of one are compared

# Between a headline and the dateline of its report a summary may stand.
SUMMARY = 9.0  # log-odds that a dateline below a mere summary opens no other article
SUMMARY_LONGEST = 320  # characters
SUMMARY_USUAL = 160  # of a shorter one less is asked
SUMMARY_ALIKE = 0.35  # that it shares with the report at least
SUMMARY_QUOTED_LONGEST = 600  # characters of one that the report repeats
SUMMARY_QUOTED = 0.6  # share of it that comes again word by word
