// Lines that news pages put into or after the text of every article: data, in the languages we meet.

/** A whole line (case aside, trailing punctuation aside) that is never the article's. */
const LINES = [
  'adverts?|advertisements?|advertising|sponsored(?: content)?|anzeige|werbung|publicidad|publicité|pubblicità|publicidade|advertentie|annonse?|reklam[ae]?|iklan|реклама|광고|広告|advertisement - (?:scroll|story) .*|(?:story|article) continues below.*|continue reading.*|scroll (?:down )?to continue.*',
  'comments?(?: \\(\\d+\\))?|\\d+ comments?|leave a (?:comment|reply).*|post a comment.*|join the (?:conversation|discussion).*|add a comment.*|tell us what you think.*|kommentare?|commentaires?|comentarios?|commenti|отзывы|комментарии|댓글.*|コメント',
  'share(?: this)?(?: article| story| on .*)?|share|teilen|compartir|partager|condividi|compartilhar|공유하기?|facebook|twitter|linkedin|whatsapp|e-?mail|print|copy link|pinterest|reddit|tweet|flipboard|telegram|drucken|imprimir|gem|merken|bookmark|save',
  'like this (?:story|article).{0,60}|(?:did you )?(?:like|enjoy)(?:ed)? (?:this|what).{0,80}|sign up.{0,140}|subscribe .{0,140}|(?:click|tap) here (?:to|for).{0,100}|get .{0,60}(?:newsletter|in(?:to)? your inbox).{0,60}',
  'text size|font size|small|medium|large|close|back|menu|search|view all(?: \\(\\d+\\))?|show more|load more|see all|view gallery.*|(?:view|see|open) image in (?:fullscreen|gallery)|enlarge(?: this)? image.*|image \\d+ of (?:/ )?\\d+|caption|back to gallery|getty images|\\d+ ?/ ?\\d+|photo(?:s| gallery)?|video|watch(?: now| live| video)?|play(?: video)?|listen|loading\\.*|toggle caption|hide caption|advert closed|skip (?:ad|to .*)|transcript|(?:read|view) (?:full )?bio|read time.*|\\d+ ?min(?:ute)?s? read',
  '(?:last )?(?:updated|published|posted|modified|first published)(?: (?:at|on))?[: ].{0,80}|tags?:.{0,300}|filed under:?.{0,200}|topics?:?|categor(?:y|ies):.{0,200}|related topics:?.*|keywords?:.{0,200}|labels:.{0,200}',
  'follow (?:us|me|him|her|them|@).{0,140}|find us on .{0,60}|like us on .{0,60}|.{0,40}can be (?:reached|contacted) (?:at|on|by).{0,100}|(?:reach|contact|write to|email) .{0,60}@.{0,100}|(?:e-?mail|contact|reach) (?:the )?(?:author|reporter|writer)s?.{0,100}|have a tip\\?.{0,160}|got a (?:tip|story).{0,140}|send (?:us )?(?:tips|your).{0,100}',
  '(?:this (?:material|copy|document|content|website)).{0,60}(?:may not be|personal|copyright|cookies).{0,300}',
  '[\\w.+-]{1,40}@[\\w.-]{1,40}|(?:www\\.)?(?:twitter|facebook|instagram)\\.com/\\S{1,60}',
  '(?:view|see|watch|check out) (?:more|all|our|the full gallery).{0,80}|\\[?(?:read more|read also|also read|see also|see more|more:|related:?|watch:?|don.t miss|must read|recommended|related (?:article|story|stories|reading|news|content|posts?|roundup)|read next|up next|you may also like|more on this(?: story)?|further reading|explore further|mehr zum thema|lesen sie (?:auch|mehr)|weiterlesen|lee también|leer más|leia (?:também|mais)|leggi anche|lire aussi|à lire aussi|lees ook|läs (?:också|mer)|les også|czytaj (?:też|więcej|także)|читайте также|관련 ?기사|関連記事|相关阅读)(?:[:\\s|–—-].{0,160})?\\]?',
  'visit .{0,40}homepage for more stories.?|for (?:more|the latest) .{0,80}(?:follow|visit|sign up|subscribe|click).{0,80}|download (?:the|our) .{0,40}app.{0,60}|(?:this|the) (?:article|story|post) (?:originally|first) (?:appeared|published|ran).{0,120}',
];
const STOCK = new RegExp(`^(?:${LINES.join('|')})[\\s.:!…»→>]*$`, 'iu');

/** Whether a whole line is furniture. Long lines never are, whatever they begin with. */
export const isStockLine = (line: string): boolean => line.length < 420 && STOCK.test(line);

const HEADINGS =
  /^(?:related|more (?:from|on|in|about|stories|news|great|top|like|coverage|articles|reading|for you|to explore)|read (?:more|next|also|this next)|also (?:read|on|see|in)|see also|see more|you (?:may|might|ll)|recommended|don.t miss|must.?reads?|most (?:read|popular|viewed|shared)|popular|trending|latest|top stories|explore|further reading|what to read|up next|next up|comments?|tell us what|leave a|join the|sign up|subscribe|newsletter|share|topics|tags|about the authors?|about the writer|follow|editor.?s (?:picks|choice)|in case you missed|sponsored|promoted|from around the web|around the web|similar|other (?:news|stories|articles)|keep reading|in this (?:article|story)|weitere|mehr (?:zum|aus|von)|das könnte|lesen sie|auch interessant|meistgelesen|ähnliche|verwandte|empfohlene|más (?:noticias|sobre|información)|te puede|le puede|lee también|relacionad|noticias relacionad|lo más|leia|veja (?:também|mais)|mais (?:lidas|sobre)|relacionad|a lire|à lire|lire aussi|sur le même|les plus lus|articles? (?:similaires|liés|recommandés)|leggi|potrebbe|articoli correlati|altri articoli|lees (?:ook|meer)|meer over|meest gelezen|läs (?:också|mer)|les (?:også|mer)|læs også|lue (?:myös|lisää)|czytaj|zobacz (?:też|także)|polecane|читайте|самые популярные|похожие|관련|많이 본|추천|関連|あわせて読みたい|人気|相关|推荐|延伸阅读|熱門)/iu;

/** Whether a heading or short line opens a list of other articles or another appendix. */
export const opensAppendix = (line: string): boolean =>
  line.length < 70 && HEADINGS.test(line.replace(/^[^\p{L}]+/u, ''));

const COMMENTS =
  /^(?:(?:\d[\d.,]*|no|leave|view|show|post|add|join|all|reader|your|write|latest|top) )?(?:a )?(?:(?:comments?|responses?|replies|thoughts?|kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties|kommentarer|отзывы|комментари[ий]|댓글|コメント|评论)(?: ?\(?\d+\)?)?)(?:$|[:.!]$| (?:to|on|zu|sur|a|op|til) .{1,160}$| ?[([]\d+[)\]]$)|^(?:leave a (?:reply|comment)|join the (?:conversation|discussion)|post a comment|add (?:a|your) comment|schreiben sie einen kommentar|deja (?:un|tu) comentario|laisser un commentaire|lascia un commento|deixe (?:um|seu) comentário|добавить (?:отзыв|комментарий))/iu;

/** Whether a heading or short line opens the readers' comments: nothing of the article follows. */
export const opensComments = (line: string): boolean => line.length < 200 && COMMENTS.test(line);
