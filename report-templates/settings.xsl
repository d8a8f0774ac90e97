<?xml version="1.0" encoding="UTF-8"?>
<!-- settings.xsl - the settings of all accounts in one page, which a script builds as they are wanted -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:include href="share.xsl"/>
<xsl:include href="facets.xsl"/>

<xsl:template match="/listing">
  <xsl:variable name="headline"><xsl:call-template name="headline"/></xsl:variable>
  <xsl:call-template name="page">
    <xsl:with-param name="title" select="concat($headline, ' – all settings, ', head/bundle/@stream, ', ', head/bundle/@period)"/>
    <xsl:with-param name="about">Settings of all accounts, to be searched and filtered</xsl:with-param>
    <xsl:with-param name="foot" select="concat(head/bundle/@id, '   all settings   ', $headline)"/>
  </xsl:call-template>
</xsl:template>

<xsl:template match="listing" mode="body">
  <div class="head">
    <xsl:call-template name="head"/>
    <p class="deck"><xsl:call-template name="deck"/></p>
    <div class="line">
      <nav aria-label="Sections"><a href="index.html">Whole run</a><a href="index.html#matrix">Totals</a><a href="index.html#accounts">Accounts</a></nav>
      <button type="button" id="theme" hidden="hidden">Dark</button>
    </div>
  </div>
  <section id="settings" aria-labelledby="settings-h">
    <div id="with" class="desk" hidden="hidden">
      <div>
        <h2 id="settings-h">Settings</h2>
        <p class="small noprint">Open a row to see how it was judged and where its evidence is.</p>
        <xsl:call-template name="facets"/>
      </div>
      <div>
        <div class="above"><p class="shown" id="shown" role="status"></p><p class="keys noprint"><kbd>/</kbd> search <kbd>↑</kbd> <kbd>↓</kbd> rows <kbd>Enter</kbd> opens <kbd>Esc</kbd> closes</p></div>
        <p class="note paper" id="printed"></p>
        <p id="none" hidden="hidden">No setting has all of that.</p>
        <table class="set list" id="rows" role="table" aria-label="Settings"><colgroup><col class="c-v"/><col/><col class="c-r"/><col class="c-g"/><col class="c-x"/></colgroup>
          <thead role="rowgroup"><tr role="row" aria-rowindex="1"><th role="columnheader" scope="col">Verdict, topic</th><th role="columnheader" scope="col">Setting</th><th role="columnheader" scope="col">Resource</th><th role="columnheader" scope="col">Account, Region</th><th role="columnheader" scope="col">Value</th></tr></thead>
        </table>
      </div>
    </div>
    <div id="without" class="part">
      <header><h2>Settings</h2></header>
      <div class="body">
        <p>This page finds settings in <xsl:call-template name="count"><xsl:with-param name="n" select="count(tables/table)"/><xsl:with-param name="one">account</xsl:with-param></xsl:call-template> with a script, and scripts are off. Without them each account’s page shows its settings; all of them are in the bundle’s <span class="id">data/settings</span>, a CSV file for each account and service.</p>
        <table class="stack" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Account</th><th role="columnheader" scope="col" class="num">Settings</th><th role="columnheader" scope="col">Tables</th></tr></thead><tbody role="rowgroup">
          <xsl:for-each select="tables/table"><tr role="row"><th role="rowheader" scope="row"><a href="{@account}.html"><xsl:value-of select="@account"/></a><xsl:if test="@name"><xsl:text> </xsl:text><small><xsl:value-of select="@name"/></small></xsl:if></th><td role="cell" class="num" data-l="Settings"><xsl:call-template name="n"><xsl:with-param name="n" select="@rows"/></xsl:call-template></td><td role="cell" data-l="Tables"><span class="id">data/settings/<xsl:value-of select="@account"/></span></td></tr></xsl:for-each>
        </tbody></table>
      </div>
    </div>
  </section>
  <script type="application/json" id="kinds"><xsl:value-of select="kinds/json"/></script>
  <xsl:for-each select="tables/table"><script type="application/json" class="account-rows" data-account="{@account}" data-name="{@name}"><xsl:value-of select="json"/></script></xsl:for-each>
</xsl:template>

<xsl:template name="deck">
  <xsl:text>All </xsl:text><b><xsl:call-template name="count"><xsl:with-param name="n" select="settings/@total"/><xsl:with-param name="one">setting</xsl:with-param></xsl:call-template></b>
  <xsl:text> of </xsl:text><xsl:call-template name="count"><xsl:with-param name="n" select="count(tables/table)"/><xsl:with-param name="one">account</xsl:with-param></xsl:call-template>
  <xsl:text> for </xsl:text><b><xsl:value-of select="head/bundle/@stream"/></b><xsl:text>, </xsl:text><xsl:call-template name="period"/><xsl:text>: </xsl:text>
  <xsl:call-template name="n"><xsl:with-param name="n" select="settings/@fails"/></xsl:call-template><xsl:text> fail, </xsl:text>
  <xsl:call-template name="n"><xsl:with-param name="n" select="settings/@review"/></xsl:call-template><xsl:text> are for review</xsl:text>
  <xsl:if test="settings/@open &gt; 0">; <a href="#gap=yes"><xsl:call-template name="word"><xsl:with-param name="n" select="settings/@open"/></xsl:call-template><xsl:choose><xsl:when test="settings/@open = 1"> is</xsl:when><xsl:otherwise> are</xsl:otherwise></xsl:choose> not known</a> because <xsl:call-template name="word"><xsl:with-param name="n" select="head/@gaps"/></xsl:call-template><xsl:choose><xsl:when test="head/@gaps = 1"> request was</xsl:when><xsl:otherwise> requests were</xsl:otherwise></xsl:choose> not answered</xsl:if>
  <xsl:text>.</xsl:text>
</xsl:template>

</xsl:stylesheet>
