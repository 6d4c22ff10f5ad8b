"""What sites put round a text, as phrases: data for `sections`.

A row is a phrase as it stands alone in a paragraph, in small letters. `*` is any few words or none,
`#` a number in digits or in words. Straight apostrophes match curly ones. A phrase goes where it does
the least harm: most stand in NEAR, which counts only beside other furniture.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = ["DATE_WORDS", "NUMBER_WORDS", "PHRASES", "Role"]


class Role(StrEnum):
    """What a phrase tells of the paragraph that it is."""

    ALWAYS = "always"
    """Furniture wherever it stands."""
    NEAR = "near"
    """Furniture beside other furniture, below the text, or among comments."""
    FOOTER = "footer"
    """Furniture that ends the page: what follows is furniture too."""
    COMMENTS = "comments"
    """Heads the readers' comments."""
    FORM = "form"
    """Heads a form to write a comment: what follows is furniture."""
    LINKS = "links"
    """Heads a list of titles of other pages."""
    SIGNATURE = "signature"
    """Names the writer of a comment, or its time."""



def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


NUMBER_WORDS = (
    "one", "two", "three", "no", "ein", "eine", "keine", "un", "une", "uno", "una", "um", "uma", "een", "één",
)
"""Numbers that comment headings write in words."""

PHRASES: dict[Role, tuple[str, ...]] = {
    Role.ALWAYS: (
        # asking to share
        "share this*", "share on *", "share via *", "share this article*", "tweet this*", "pin it",
        "like this: *", "like loading*", "click to share on *", "click to email *", "click to print*",
        "teilen mit*", "auf * teilen", "diesen artikel teilen*", "partager cet article*",
        "partager sur *", "partager :", "compartir en *", "comparte esto*", "compartir esto*",
        "condividi su *", "condividi:*", "compartilhe *", "compartilhar *", "deel dit*", "delen op *",
        # where and when it was posted
        "posted on *#*", "posted by *#*", "posted in *", "* posted in *. bookmark the permalink*",
        "published: *#*", "first published: *#*", "filed under*", "tagged with *", "tagged: *", "tags: *",
        "categories: *",
        "this entry was posted *", "this entry was tagged *", "bookmark the permalink*",
        "veröffentlicht am *#*", "veröffentlicht in *", "publié le *#*", "publié dans *",
        "publicado en *", "publicado el *#*", "publicado em *", "pubblicato il *#*", "pubblicato in *",
        "geplaatst op *#*", "geplaatst in *", "# min read", "# minute read", "# minutes read",
        "reading time: *#*", "estimated reading time*", "lesezeit: *#*",
        # asking for something
        "sign up for our *newsletter*", "* sign up for our newsletter*", "subscribe to our *",
        "subscribe now*", "sign up to receive *", "get our newsletter*", "join our mailing list*",
        "follow us on *", "follow * on twitter*", "follow * on facebook*", "like us on facebook*",
        "newsletter abonnieren*", "jetzt abonnieren*", "melden sie sich *newsletter* an*",
        "abonnez-vous *", "inscrivez-vous à notre newsletter*", "suscríbete *",
        "suscribirse *newsletter*", "iscriviti alla *newsletter*", "assine *newsletter*",
        "schrijf je in *nieuwsbrief*", "support us on patreon*", "make a donation*", "buy me a coffee*",
        "please enable javascript*", "javascript is disabled*", "your browser does not support *",
        # cookies and consent
        "this site uses cookies*", "this website uses cookies*", "we use cookies *",
        "we value your privacy*", "by continuing to use this *cookies*", "accept all cookies*",
        "accept cookies", "cookie settings", "cookie policy",
        "to find out more, including how to control cookies*", "diese website verwendet cookies*",
        "wir verwenden cookies*", "ce site utilise des cookies*", "nous utilisons des cookies*",
        "este sitio *cookies*", "utilizamos cookies*", "questo sito *cookie*", "este site usa cookies*",
        "deze website gebruikt cookies*",
        # notices
        "advertisement", "advertisements", "advertisement - *", "story continues below advertisement*",
        "article continues below advertisement*", "article continues after advertisement*",
        "continue reading the main story", "sponsored content*", "anzeige", "werbung", "publicité",
        "publicidad", "pubblicità", "publicidade", "advertentie", "skip to content",
        "skip to main content", "skip to navigation", "zum inhalt springen", "aller au contenu*",
        "saltar al contenido", "vai al contenuto", "pular para o conteúdo", "ga naar de inhoud",
        "%d bloggers like this*", "# bloggers like this*", "up ↑", "back to top*", "nach oben",
        "report this ad*", "you must be logged in to *", "log in to leave a comment*",
        "sign in to comment*", "please log in *", "this site uses akismet *", "notify me of new *",
        "save my name, email*", "required fields are marked*",
        "your email address will not be published*", "comments are closed*", "* comments are closed",
        "kommentare sind geschlossen*", "les commentaires sont fermés*",
        "los comentarios están cerrados*",
    ),
    Role.NEAR: (
        "like", "likes", "# like", "# likes", "liked by *", "reply", "reply to *", "share", "tweet",
        "print", "email", "e-mail", "facebook", "twitter", "x", "linkedin", "reddit", "pinterest",
        "tumblr", "whatsapp", "telegram", "instagram", "youtube", "mastodon", "bluesky", "rss", "pocket",
        "more", "copy link", "link", "permalink", "loading*", "save", "bookmark", "home", "about",
        "about us", "about me", "contact", "contact us", "menu", "search*", "archive", "archives",
        "categories", "tags", "subscribe", "donate", "login", "log in", "log out*", "sign in", "sign up",
        "register", "next", "previous", "next post*", "previous post*", "older posts", "newer posts",
        "next article*", "next page", "previous page", "read more", "show more", "view all", "see all",
        "load more*", "close", "cancel", "cancel reply", "name", "name *", "e-mail *", "email *",
        "website", "comment", "add yours", "post comment", "submit*", "send", "edit", "delete", "flag",
        "report", "report abuse", "upvote", "downvote", "vote up", "vote down", "# points",
        "privacy policy", "terms of service", "terms of use", "terms and conditions", "disclaimer",
        "sitemap", "imprint", "gefällt mir", "antworten", "teilen", "drucken", "impressum",
        "datenschutz", "startseite", "über uns", "kontakt", "suche", "weiterlesen", "j'aime", "répondre",
        "partager", "imprimer", "accueil", "mentions légales", "à propos", "rechercher", "lire la suite",
        "me gusta", "responder", "compartir", "imprimir", "inicio", "aviso legal", "contacto", "buscar",
        "leer más", "mi piace", "rispondi", "condividi", "stampa", "cerca", "chi siamo", "contatti",
        "leggi tutto", "curtir", "compartilhar", "início", "contato", "leia mais", "vind ik leuk",
        "reageren", "beantwoorden", "delen", "zoeken", "lees meer", "← *", "* →", "« *", "* »", "‹ *",
        "* ›",
    ),
    Role.FOOTER: (
        "proudly powered by *", "powered by *", "blog at wordpress.com*",
        "create a free website or blog *", "create a website or blog at *", "a wordpress.com website*",
        "theme: *", "© *", "copyright © *", "copyright (c) *", "copyright #*", "(c) # *",
        "all rights reserved*", "* all rights reserved", "alle rechte vorbehalten*",
        "tous droits réservés*", "todos los derechos reservados*", "tutti i diritti riservati*",
        "todos os direitos reservados*", "alle rechten voorbehouden*",
        "mit stolz präsentiert von wordpress*", "fièrement propulsé par *",
        "funciona gracias a wordpress*",
    ),
    Role.COMMENTS: (
        "# thoughts on *", "# thought on *", "# responses to *", "# response to *", "# replies to *",
        "# reply to *", "# comments", "# comment", "# comments on *", "# comment on *",
        "# comments so far*", "# comment so far*", "# comments on this *", "comments (#)", "comments #",
        "comments: #", "comments:", "comments", "# responses", "# replies", "reader comments*",
        "readers' comments*", "view comments*", "show comments*", "hide comments*",
        "join the discussion*", "# gedanken zu *", "ein gedanke zu *", "# kommentare*", "# kommentar",
        "kommentare", "kommentare (#)", "leserkommentare*", "# antworten auf *", "# antwort auf *",
        "# réflexions sur *", "# réflexion sur *", "# commentaires*", "# commentaire", "commentaires",
        "commentaires (#)", "# réponses à *", "# réponse à *", "# pensamientos en *", "# comentarios*",
        "# comentario*", "comentarios", "comentarios (#)", "# respuestas a *", "# respuesta a *",
        "# commenti*", "# commento", "commenti", "commenti (#)", "# pensieri su *", "# pensiero su *",
        "# risposte a *", "# comentários*", "# comentário", "comentários", "comentários (#)",
        "# respostas para *", "# reacties*", "# reactie", "reacties", "reacties (#)",
        "# gedachten over *", "# gedachte over *", "# комментариев*", "# комментария*", "комментарии",
        "комментарии (#)", "# komentarzy*", "# komentarze*", "komentarze", "# 件のコメント", "コメント",
        "评论", "# 条评论",
    ),
    Role.FORM: (
        "leave a reply*", "leave a comment*", "leave comment", "leave your comment*", "post a comment*",
        "add a comment*", "add your comment*", "write a comment*", "write a reply*", "submit a comment*",
        "have your say", "join the conversation", "fill in your details below*", "kommentar verfassen*",
        "schreibe einen kommentar*", "schreiben sie einen kommentar*", "kommentar hinterlassen*",
        "kommentar schreiben*", "laisser un commentaire*", "laissez un commentaire*",
        "ajouter un commentaire*", "votre commentaire*", "deja un comentario*", "deja una respuesta*",
        "dejar un comentario*", "lascia un commento*", "rispondi annulla risposta*",
        "deixe um comentário*", "deixe uma resposta*", "laat een reactie achter*", "geef een reactie*",
        "plaats een reactie*", "добавить комментарий*", "оставьте комментарий*", "dodaj komentarz*",
        "コメントを残す*", "发表评论*",
    ),
    Role.LINKS: (
        "related posts*", "related articles*", "related stories*", "related content", "related:",
        "related", "related links*", "you may also like*", "you might also like*", "you may like*",
        "more from *", "more stories*", "more on this story*", "recommended for you*",
        "recommended reading*", "recommended", "read next*", "up next*", "read also*", "see also:",
        "most read*", "most popular*", "popular posts*", "recent posts*", "recent comments*",
        "top stories", "trending*", "latest posts*", "latest news*", "don't miss*",
        "from around the web*", "blogroll", "further posts*", "ähnliche beiträge*", "ähnliche artikel*",
        "das könnte sie auch interessieren*", "mehr zum thema*", "meistgelesen*", "neueste beiträge*",
        "articles similaires*", "articles liés*", "à lire aussi*", "lire aussi*", "articles récents*",
        "sur le même sujet*", "entradas relacionadas*", "artículos relacionados*",
        "también te puede interesar*", "entradas recientes*", "articoli correlati*", "leggi anche*",
        "potrebbe interessarti*", "articoli recenti*", "posts relacionados*", "artigos relacionados*",
        "leia também*", "gerelateerde berichten*", "lees ook*", "recente berichten*", "meest gelezen*",
    ),
    Role.SIGNATURE: (
        "* says:", "* said:", "* says", "* on *# at #*", "* wrote:", "* writes:", "* commented:",
        "* replied:", "by * on *#*", "* sagt:", "* sagte:", "* schreibt:", "* schrieb:", "* dit :",
        "* a dit :", "* dice:", "* dijo:", "* ha detto:", "* disse:", "* diz:", "* zegt:", "* schreef:",
        "# days ago", "# day ago", "# hours ago", "# hour ago", "# minutes ago", "# weeks ago",
        "# week ago", "# months ago", "# month ago", "# years ago", "# year ago", "vor # *",
        "il y a # *", "hace # *", "# giorni fa", "há # *", "# dagen geleden", "guest", "anonymous",
        "anonym", "anonyme", "anónimo", "anonimo",
    ),
}
"""Phrases by role; a paragraph has the first role, in this order, that one of its phrases fits."""

DATE_WORDS = _split(
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday "
    "sunday mon tue tues wed thu thur thurs fri sat sun januar februar märz mai juni juli oktober "
    "dezember montag dienstag mittwoch donnerstag freitag samstag sonntag janvier février mars "
    "avril juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi "
    "vendredi samedi dimanche enero febrero marzo abril mayo junio julio agosto septiembre octubre "
    "noviembre diciembre lunes martes miércoles jueves viernes sábado domingo gennaio febbraio "
    "aprile maggio giugno luglio settembre ottobre dicembre janeiro fevereiro março maio junho "
    "julho setembro outubro novembro dezembro januari februari maart mei augustus at on am pm a.m "
    "p.m um uhr à le às de del la las el alle ore om op the st nd rd th utc gmt est edt cet h"
)
"""Words of which, with digits, the date line of a comment is made."""
