"""What page furniture reads like, as data: regular expressions for whole lines, matched without regard to case."""

NETWORKS = (
    r"(?:facebook|twitter|x|linkedin|whats ?app|telegram|reddit|messenger|pinterest|instagram|e-?mail|bluesky|"
    r"threads|flipboard|vk|viber|youtube|tiktok|rss|mastodon)"
)
_COUNT = r"\d[\d.,]*\s?[km]?"
_THIS = r"(?: (?:this|the|full|an?))?"
_PIECE = r"(?: (?:article|story|page|post|link|report|news|item|video|full article))?"
_WHERE = rf"(?: (?:on|via|by|to|with|through|as)(?: (?:{NETWORKS}|pdf|friends?|a friend))?)?"

BUTTONS = (
    # Reading time.
    r"(?:reading time:?\s*)?(?:about |approx\.? )?\d{1,3}[ -]?min(?:ute)?s?\.?(?: to)?"
    r"(?:[ -](?:read|reading|listen|watch|video|audio))?",
    r"(?:estimated )?(?:reading|listening|read) time:?(?: \d{1,3} ?min(?:ute)?s?)?",
    r"(?:listen|watch)(?: to (?:this )?(?:article|story|report|audio))?(?:[ :(]+\d{1,2}(?::\d{2}| ?min(?:ute)?s?)\)?)?",
    # Sharing and counts.
    r"stats|statistics|shares?|tweet|pin|post|print|saved?|bookmark|likes?|views?|comments?|reactions?",
    r"follow|following|copied!?",
    rf"(?:share|post|send|tweet|save|print|gift|bookmark|copy|e-?mail|like|rate){_THIS}{_PIECE}{_WHERE}",
    rf"(?:follow|find|join|like|add)(?: us| me)?(?: on| via| at)? (?:our )?{NETWORKS}(?: (?:channel|page|group))?",
    # An "X" alone may be a numeral.
    rf"(?!x$){NETWORKS}(?: {NETWORKS})*",
    rf"{_COUNT} (?:shares?|comments?|views?|likes?|reactions?|retweets?|reads?|followers?)",
    r"(?:leave|post|add|write|view|show|read|hide|join) (?:a |the |all )?(?:comments?|reply|conversation|discussion)"
    r"(?: \(?\d+\)?)?",
    # Navigation.
    r"(?:main )?menu|home ?page|home|search|close|open|back|next|previous|back to top|top",
    r"skip to (?:main |the )?(?:content|navigation|article)|navigation|breadcrumbs?|sections",
    r"(?:read|show|see|load|view|learn|find out|discover) (?:more|less|all|full story|full article|more stories)",
    r"(?:read|see|view) the full (?:story|article)|continue reading|click here|more|loading",
    r"play|pause|mute|expand|collapse|view gallery|open image|enlarge image|full ?screen",
    r"view in (?:full screen|browser|app)|toggle (?:menu|navigation|caption)",
    # Accounts and subscriptions.
    r"(?:sign|log) ?(?:in|up|out|on)|register|my account|subscribe(?: (?:now|today|here))?|unsubscribe",
    r"subscriptions?|newsletters?|become a member|support us|donate(?: now)?|contribute",
    r"(?:enter )?your e-?mail(?: address)?|already a (?:subscriber|member)\??(?: (?:sign|log) in)?",
    r"(?:subscribe|sign up|register) (?:to|for) (?:our |the |your )?.{0,60}"
    r"(?:newsletters?|briefings?|alerts?|updates|channel|podcast|e-?mails?|digest|free|access)",
    r"(?:get|receive) .{0,60}(?:newsletter|(?:in|to|by) your (?:in-?box|e-?mail)|notifications?)",
    r"download (?:the|our) (?:free )?app|(?:get|turn on|enable|allow) notifications?",
    r"available on (?:the app store|google play)",
    # Advertising.
    r"advertise?ments?|advertising|ads?|ad feedback|skip ad|report (?:this )?ad",
    r"(?:sponsored|promoted)(?: content)?|paid (?:content|post)",
    r"(?:article|story) continues (?:below|after) (?:this |the )?ad(?:vertisement)?",
    # Cookies and law.
    r"(?:accept|reject|allow|decline|deny|manage|save|customi[sz]e|agree to)(?: (?:all|my|and close|only))*"
    r"(?: (?:necessary|essential))?(?: (?:cookies?|choices|preferences|settings|consent))?"
    r"(?: (?:and close|and continue))?",
    r"i (?:agree|accept)|got it!?|ok|do not sell my (?:personal )?(?:data|information)",
    r"(?:cookie|privacy|consent)s?(?: (?:policy|settings|notice|preferences|statement|choices))?",
    r"terms(?: (?:of (?:use|service)|(?:and|&) conditions))?|all rights reserved\.?",
    r"about(?: us)?|contact(?: us)?|careers|help|faqs?|imprint|impressum|site ?map|accessibility(?: statement)?",
)
"""Short lines that are there to be clicked or counted."""

SECTIONS = (
    r"related(?: (?:articles?|stories|coverage|content|topics|links|news|posts|reading|reports?))?",
    r"more (?:stories|news|coverage|on this(?: (?:story|topic))?|like this|to read)",
    r"read (?:also|next|this next|more)|see also|also read|up next|latest(?: (?:news|stories|headlines))?|top stories",
    r"recommended(?: (?:for you|stories|reading|articles))?|editors?['’]?s? (?:picks?|choice)",
    r"most (?:read|viewed|popular|shared|commented|recent)|trending(?: now)?|popular(?: now)?|from around the web",
    r"you (?:may|might) (?:also )?(?:like|be interested in)|tags|topics|explore more(?: on these topics)?",
)
"""Headings of lists of links."""

LINK_LINES = (
    r"(?:related(?: (?:article|story|coverage|content|links?|news))?|read (?:also|more|next)|see also|also read|"
    r"more on this(?: story)?|watch|listen|recommended|don['’]t miss|tags|topics|filed under)\s*[:|»>→]\s*\S.*",
)
"""Such a heading with its link in one line."""

NOTICES = (
    r"(?:we|this (?:web)?site|our (?:web)?sites?|by (?:continuing|using|clicking)|to (?:give|provide|offer) you)\b"
    r".{0,200}\bcookies?\b.*",
    r"we and our (?:\d+ )?partners (?:store|use|process)\b.*",
    r"please (?:enable|turn on) (?:javascript|cookies)\b.*",
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}|[A-Z]).{0,150}",
)
"""Sentences that every page of a site carries."""
