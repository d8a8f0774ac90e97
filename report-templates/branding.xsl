<?xml version="1.0" encoding="UTF-8"?>
<!--
  branding.xsl - made to be replaced

  Three templates, all of which must stay.  Colours and fonts are the tokens of
  style.css; what is written here comes behind them and therefore wins.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<!-- CSS, for example   :root { - -link: #0b4a7a; }   (without the blank) -->
<xsl:template name="brand-style"/>

<!-- A line above the headline; an element, or nothing. -->
<xsl:template name="brand-head"/>

<!-- A line at the end of the page; an element, or nothing. -->
<xsl:template name="brand-foot"/>

</xsl:stylesheet>
