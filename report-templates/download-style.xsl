<?xml version="1.0" encoding="UTF-8"?>
<!--
  download-style.xsl - what the download page has beside style.css

  It comes between style.css and the colours of branding.xsl; no report carries
  it.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<xsl:template name="download-style">
.button.main { background: var(--ink); border-color: var(--ink); color: var(--paper); }
.button.main:hover { background: var(--link); border-color: var(--link); }

/* ---- quarters ---- */
.stream + .stream { margin-top: 2.5rem; }
.stream > h3.of { font-size: var(--t-5); padding-bottom: 0.6rem; }
.quarter { border-top: 1px solid var(--ink); padding: 1rem 0 1.6rem; display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.2rem 2rem; }
.quarter > div { min-width: 0; }
.quarter h3, .quarter h4 { font: 600 1.35rem/1.15 var(--serif); margin: 0; overflow-wrap: anywhere; }
.quarter .state { font: 600 var(--t-3)/1.4 var(--sans); margin: 0.15rem 0 0.5rem; }
.quarter .wrong { color: var(--fails); }
.quarter .get { text-align: right; display: flex; flex-direction: column; gap: 0.5rem; align-items: flex-end; }
.quarter .get .button { min-width: 11rem; text-align: center; padding: 0.45rem 0.9rem; }
.quarter .get small { font-size: var(--t-2); }
.quarter .facts, .quarter .elsewhere { grid-column: 1 / -1; }
.quarter .elsewhere { margin: 0.2rem 0 0.7rem; }
.quarter .facts { border-top: 1px solid var(--rule); grid-template-columns: 8rem minmax(0, 1fr) 5.5rem minmax(0, 0.75fr); }
.quarter .facts dd { padding-right: 1rem; }
.quarter .facts dd.wide { grid-column: 2 / -1; padding-right: 0; }
.missing { border: 1px dashed var(--gap); color: var(--gap); font-weight: 600; padding: 0.5rem 0.8rem; margin: 0 0 1.6rem; border-radius: 2px; max-width: none; }
.quarter + .missing { margin-top: -0.4rem; }

/* ---- the check ---- */
#try { border-top: 1px solid var(--ink); padding-top: 0.8rem; }
.field { display: block; font-size: var(--t-2); margin: 0 0 0.9rem; }
.field b { display: block; margin-bottom: 0.15rem; }
.field small { display: block; margin-bottom: 0.3rem; }
.field textarea, .field input { display: block; width: 100%; background: var(--paper); color: inherit; border: 1px solid var(--edge); border-radius: 2px; padding: 0.35rem 0.5rem; }
.field textarea { font: 0.72rem/1.4 var(--mono); min-height: 7.5rem; resize: vertical; white-space: pre; overflow: auto; }
.field input { font-family: var(--mono); font-size: var(--t-2); }
.field input[type="number"] { width: 5rem; }
.field .got { color: var(--ink-2); display: block; margin-top: 0.3rem; overflow-wrap: anywhere; }
.field .got.bad { color: var(--fails); font-weight: 600; }
.anchors { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 var(--gutter); }
#more { margin-bottom: 1.25rem; border-top: 1px solid var(--rule); }
#more .anchors { padding-bottom: 0.4rem; }
.drop { border: 2px dashed var(--edge); border-radius: 3px; padding: 1.6rem 1.5rem; text-align: center; }
.drop.over { border-color: var(--link); background: var(--band); }
.drop p { margin: 0.2rem auto; }
.drop input[type="file"] { max-width: 100%; font-size: var(--t-2); }
::file-selector-button { font: inherit; color: inherit; background: none; border: 1px solid var(--edge); border-radius: 2px; padding: 0.2rem 0.7rem; margin: 0 0.5rem; cursor: pointer; }
::file-selector-button:hover { border-color: var(--ink); background: var(--band); }
.result { margin-top: 1.25rem; border-top: 3px solid var(--ink); padding-top: 0.8rem; }
.result h3 { font-size: var(--t-5); margin-bottom: 0.35rem; }
.result p { overflow-wrap: anywhere; }
.result .facts { margin: 0.5rem 0 1rem; }
.r-invalid { border-top: 5px solid var(--fails); }
.r-invalid h3 { color: var(--fails); }
.r-open { border-top: 5px double var(--review); }
.r-open h3 { color: var(--review); }
progress { width: 100%; height: 0.6rem; accent-color: var(--link); display: block; margin: 0.5rem 0; }
.checks { list-style: none; margin: 0.4rem 0 0; padding: 0; font-size: var(--t-2); }
.checks li { display: grid; grid-template-columns: 6.4rem minmax(0, 1fr); padding: 0.32rem 0; border-bottom: 1px solid var(--rule); }
.checks li > :last-child { overflow-wrap: anywhere; min-width: 0; }
.two { display: grid; grid-template-columns: minmax(0, 1.25fr) minmax(0, 1fr); gap: 0 var(--gutter); }
.two h4 { margin: 0.75rem 0 0; font: 600 var(--t-2)/1.4 var(--sans); }

/* ---- commands ---- */
.os { border-top: 1px solid var(--ink); }
.os > details { border-bottom: 1px solid var(--rule); }
.os > details > summary { cursor: pointer; padding: 0.6rem 0; font-weight: 600; }
.os > details > div { padding-bottom: 1rem; }
.os .copy { position: relative; }
.os .copy button { position: absolute; top: 0.4rem; right: 0.4rem; background: var(--paper); font-size: var(--t-1); }
.os .copy pre { padding-right: 4.5rem; }
.which { font-size: var(--t-2); margin-bottom: 0.9rem; max-width: 30rem; }

@media (max-width: 56rem) {
	.two, .anchors { grid-template-columns: minmax(0, 1fr); }
}
@media screen and (max-width: 56rem) {
	.quarter { grid-template-columns: minmax(0, 1fr); }
	.quarter .facts { grid-template-columns: 7.2rem minmax(0, 1fr); }
	.quarter .facts dd { padding-right: 0; }
	.quarter .facts dd.wide { grid-column: auto; }
	.quarter .get { align-items: stretch; text-align: left; margin: 0.4rem 0 0.6rem; }
	.checks li { grid-template-columns: 5.6rem minmax(0, 1fr); }
	.drop { padding: 1.2rem 0.9rem; }
}
@media print {
	#try > :not(#result), .get { display: none !important; }
	.quarter { padding: 2mm 0 3mm; break-inside: avoid; }
	.quarter .facts { grid-template-columns: 25mm minmax(0, 1fr) 18mm minmax(0, 0.75fr); }
	.missing { margin-bottom: 3mm; break-inside: avoid; }
	.os > details > *, .os > details::details-content { display: block; content-visibility: visible; height: auto; }
	.os > details { break-inside: avoid; }
	.os .copy pre { padding-right: 2mm; }
}
</xsl:template>

</xsl:stylesheet>
