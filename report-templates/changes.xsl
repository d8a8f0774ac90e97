<?xml version="1.0" encoding="UTF-8"?>
<!-- changes.xsl - two bundles: what changed, from a document that changes.rng describes -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:include href="share.xsl"/>

<xsl:variable name="told" select="/changes/groups/group[@n &gt; 0]"/>

<xsl:template match="/changes">
  <html lang="en-GB">
    <head>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="referrer" content="no-referrer"/>
      <meta name="color-scheme" content="light dark"/>
      <meta name="description" content="What changed between {old/@id} and {new/@id}"/>
      <title><xsl:call-template name="changed"/> – <xsl:value-of select="old/@id"/> to <xsl:value-of select="new/@id"/></title>
      <style><xsl:value-of select="assets/style"/></style>
      <xsl:variable name="brand"><xsl:call-template name="brand-style"/></xsl:variable>
      <xsl:if test="string($brand)"><style><xsl:value-of select="$brand"/></style></xsl:if>
      <style>
        <xsl:text>.changes td, .changes th { overflow-wrap: anywhere; } .changes { table-layout: fixed; } .changes thead .what { width: 30%; } .changes thead .where { width: 7.5rem; } .changes .value { font-size: var(--t-1); } @page { size: A4 landscape; } @media print { #gaps, #populations { page: auto; padding-top: 5mm; } #gaps table { break-inside: auto; } @page { @bottom-left { content: "</xsl:text>
        <xsl:call-template name="css-string"><xsl:with-param name="s" select="concat(old/@id, ' to ', new/@id)"/></xsl:call-template>
        <xsl:text>"; font: 7.5pt sans-serif; color: #333 } @bottom-right { content: counter(page) " of " counter(pages); font: 7.5pt sans-serif; color: #333 } } }</xsl:text>
      </style>
    </head>
    <body>
      <a class="skip" href="#main">Skip to the content</a>
      <main id="main">
        <div class="head">
          <xsl:call-template name="brand-head"/>
          <div class="bar" aria-hidden="true"><i></i></div>
          <h1><xsl:call-template name="changed"/></h1>
          <p class="deck"><xsl:call-template name="changes-deck"/></p>
          <div class="line"><nav aria-label="Sections"><a href="#bundles">Bundles</a><xsl:if test="$told"><a href="#services">Services</a></xsl:if><xsl:for-each select="$told"><a href="#{@name}"><xsl:value-of select="@title"/></a></xsl:for-each></nav></div>
        </div>
        <xsl:call-template name="bundles"/>
        <xsl:if test="$told"><xsl:call-template name="by-service"/></xsl:if>
        <xsl:apply-templates select="$told[@name != 'populations']"/>
        <xsl:if test="types/type"><xsl:call-template name="types"/></xsl:if>
        <xsl:apply-templates select="$told[@name = 'populations']"/>
      </main>
      <footer class="colophon">
        <span>Both bundles were verified before they were compared. All changes: <a href="changes.json">changes.json</a></span>
        <xsl:call-template name="brand-foot"/>
        <span>No part of this page comes from elsewhere or goes anywhere.</span>
      </footer>
    </body>
  </html>
</xsl:template>

<xsl:template name="changed"><xsl:choose><xsl:when test="$told">CHANGED</xsl:when><xsl:otherwise>UNCHANGED</xsl:otherwise></xsl:choose></xsl:template>

<xsl:template name="changes-deck">
  <xsl:text>Of </xsl:text><xsl:call-template name="n"><xsl:with-param name="n" select="settings/@before"/></xsl:call-template>
  <xsl:text> settings before and </xsl:text><xsl:call-template name="n"><xsl:with-param name="n" select="settings/@after"/></xsl:call-template>
  <xsl:text> after, </xsl:text><xsl:call-template name="n"><xsl:with-param name="n" select="settings/@same"/></xsl:call-template>
  <xsl:text> are the same. </xsl:text>
  <b><xsl:call-template name="count"><xsl:with-param name="n" select="groups/group[@name = 'now-fails']/@n"/><xsl:with-param name="one">setting now fails</xsl:with-param><xsl:with-param name="many">settings now fail</xsl:with-param></xsl:call-template></b>
  <xsl:text>, </xsl:text><xsl:call-template name="count"><xsl:with-param name="n" select="groups/group[@name = 'gaps']/@n"/><xsl:with-param name="one">gap is new</xsl:with-param><xsl:with-param name="many">gaps are new</xsl:with-param></xsl:call-template>
  <xsl:text>, and </xsl:text><xsl:call-template name="count"><xsl:with-param name="n" select="groups/group[@name = 'unknown-now']/@n"/><xsl:with-param name="one">thing that was known is unknown now</xsl:with-param><xsl:with-param name="many">things that were known are unknown now</xsl:with-param></xsl:call-template>
  <xsl:text>. </xsl:text>
  <xsl:if test="settings/@redacted &gt; 0"><xsl:text>In </xsl:text><xsl:call-template name="n"><xsl:with-param name="n" select="settings/@redacted"/></xsl:call-template><xsl:text> values a part was redacted: whether that changed cannot be told. </xsl:text></xsl:if>
  <xsl:if test="settings/@asks-less &gt; 0">NEW asks less than OLD: what rests on answers from elsewhere may differ for that alone.</xsl:if>
</xsl:template>

<!-- ==== what is compared =============================================== -->

<xsl:template name="bundles">
  <section class="part" id="bundles" aria-labelledby="bundles-h">
    <header><h2 id="bundles-h">Bundles</h2><p><xsl:value-of select="@relation"/>.</p></header>
    <div class="body"><div class="scroll" tabindex="0" role="region" aria-label="Bundles"><table class="stack">
      <thead><tr><th scope="col"><span class="sr">What</span></th><th scope="col">OLD</th><th scope="col">NEW</th></tr></thead>
      <tbody>
        <tr><th scope="row">Bundle</th><td data-l="OLD" class="id"><div><xsl:value-of select="old/@id"/></div></td><td data-l="NEW" class="id"><div><xsl:value-of select="new/@id"/></div></td></tr>
        <tr><th scope="row">Headline</th><td data-l="OLD"><div><xsl:value-of select="old/@headline"/></div></td><td data-l="NEW"><div><xsl:value-of select="new/@headline"/></div></td></tr>
        <tr><th scope="row">Sealed</th><td data-l="OLD"><div><xsl:apply-templates select="old" mode="sealed"/></div></td><td data-l="NEW"><div><xsl:apply-templates select="new" mode="sealed"/></div></td></tr>
        <tr><th scope="row">Signer</th><td data-l="OLD"><div><xsl:value-of select="old/@signer"/></div></td><td data-l="NEW"><div><xsl:value-of select="new/@signer"/></div></td></tr>
        <tr><th scope="row">Archive SHA-256</th><td data-l="OLD"><div><xsl:apply-templates select="old" mode="archive"/></div></td><td data-l="NEW"><div><xsl:apply-templates select="new" mode="archive"/></div></td></tr>
        <tr><th scope="row">Tagmanifest SHA-256</th><td data-l="OLD"><div><xsl:call-template name="digest"><xsl:with-param name="hex" select="old/@tagmanifest"/></xsl:call-template></div></td><td data-l="NEW"><div><xsl:call-template name="digest"><xsl:with-param name="hex" select="new/@tagmanifest"/></xsl:call-template></div></td></tr>
      </tbody>
    </table></div></div>
  </section>
</xsl:template>

<xsl:template match="old|new" mode="sealed">
  <xsl:choose><xsl:when test="@sealed">not later than <xsl:call-template name="moment"><xsl:with-param name="t" select="@sealed"/></xsl:call-template></xsl:when><xsl:otherwise>without a time-stamp</xsl:otherwise></xsl:choose>
</xsl:template>

<xsl:template match="old|new" mode="archive">
  <xsl:choose><xsl:when test="@archive"><xsl:call-template name="digest"><xsl:with-param name="hex" select="@archive"/></xsl:call-template></xsl:when><xsl:otherwise>an unpacked folder</xsl:otherwise></xsl:choose>
</xsl:template>

<!-- ==== figures ======================================================== -->

<xsl:template name="by-service">
  <xsl:variable name="columns" select="groups/group[@n &gt; 0 and not(@name = 'scope' or @name = 'rules' or @name = 'populations')]"/>
  <xsl:if test="$columns">
  <section class="part full" id="services" aria-labelledby="services-h">
    <header><h2 id="services-h">Services</h2><p>Settings and gaps by service; each is in one column only.</p></header>
    <div class="body"><div class="scroll" tabindex="0" role="region" aria-label="Changes by service"><table>
      <thead><tr><th scope="col">Service</th><xsl:for-each select="$columns"><th scope="col" class="num"><xsl:value-of select="@title"/></th></xsl:for-each></tr></thead>
      <tbody>
        <xsl:for-each select="services/service[@*[name() != 'name' and name() != 'title']]">
          <xsl:variable name="service" select="."/>
          <tr><th scope="row"><xsl:value-of select="@title"/></th>
            <xsl:for-each select="$columns"><xsl:variable name="group" select="@name"/><td class="num"><xsl:if test="$service/@*[name() = $group]"><xsl:call-template name="n"><xsl:with-param name="n" select="$service/@*[name() = $group]"/></xsl:call-template></xsl:if></td></xsl:for-each>
          </tr>
        </xsl:for-each>
        <tr class="sum"><th scope="row">All</th><xsl:for-each select="$columns"><td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="@n"/></xsl:call-template></td></xsl:for-each></tr>
      </tbody>
    </table></div></div>
  </section>
  </xsl:if>
</xsl:template>

<xsl:template name="types">
  <section class="part" id="types" aria-labelledby="types-h">
    <header><h2 id="types-h">Items</h2><p>Of each type all its lists together. A list that did not end may have had more.</p></header>
    <div class="body"><div class="scroll" tabindex="0" role="region" aria-label="Items by type"><table>
      <thead><tr><th scope="col">Type</th><th scope="col" class="num">Before</th><th scope="col" class="num">Lists not ended</th><th scope="col" class="num">After</th><th scope="col" class="num">Lists not ended</th></tr></thead>
      <tbody><xsl:for-each select="types/type">
        <tr><th scope="row"><code><xsl:value-of select="@name"/></code></th>
          <td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="@before"/></xsl:call-template></td><td class="num"><xsl:apply-templates select="@unended-before" mode="unended"/></td>
          <td class="num"><xsl:call-template name="n"><xsl:with-param name="n" select="@after"/></xsl:call-template></td><td class="num"><xsl:apply-templates select="@unended-after" mode="unended"/></td></tr>
      </xsl:for-each></tbody>
    </table></div></div>
  </section>
</xsl:template>

<xsl:template match="@*" mode="unended"><xsl:if test=". &gt; 0"><span class="v-gap"><xsl:value-of select="."/></span></xsl:if></xsl:template>

<!-- ==== the changes ==================================================== -->

<xsl:template match="group">
  <section class="part full" id="{@name}" aria-labelledby="{@name}-h">
    <header><h2 id="{@name}-h"><xsl:value-of select="@title"/><xsl:text> </xsl:text><span class="light"><xsl:call-template name="n"><xsl:with-param name="n" select="@n"/></xsl:call-template></span></h2><p><xsl:value-of select="@about"/></p></header>
    <div class="body">
      <xsl:if test="@n &gt; @shown"><p class="note">The first <xsl:call-template name="n"><xsl:with-param name="n" select="@shown"/></xsl:call-template> are here; <a href="changes.json">changes.json</a> has all <xsl:call-template name="n"><xsl:with-param name="n" select="@n"/></xsl:call-template>.</p></xsl:if>
      <div class="scroll" tabindex="0" role="region" aria-label="{@title}"><table class="stack changes">
        <thead><tr><th scope="col" class="what">What</th><th scope="col" class="where">Where</th><th scope="col">Was</th><th scope="col">Is</th></tr></thead>
        <tbody><xsl:apply-templates select="change"/></tbody>
      </table></div>
    </div>
  </section>
</xsl:template>

<xsl:template match="change">
  <tr id="{../@name}-{position()}">
    <th scope="row">
      <xsl:apply-templates select="." mode="what"/>
      <xsl:if test="@why and not(@change = 'added' or @change = 'removed')"><small><xsl:value-of select="@why"/></small></xsl:if>
      <xsl:if test="@rule-differs"><small>its rule changed<xsl:if test="@value-differs">, too</xsl:if></small></xsl:if>
    </th>
    <td data-l="Where"><div><xsl:value-of select="@account"/><xsl:if test="@region"><small><xsl:value-of select="@region"/></small></xsl:if></div></td>
    <td data-l="Was"><div><xsl:apply-templates select="old" mode="side"/><xsl:if test="not(old)">–</xsl:if></div></td>
    <td data-l="Is"><div><xsl:apply-templates select="new" mode="side"/><xsl:if test="not(new)">–</xsl:if></div></td>
  </tr>
</xsl:template>

<xsl:template match="change" mode="what"><xsl:value-of select="@name"/><xsl:text> </xsl:text><code><xsl:value-of select="@item"/></code></xsl:template>
<xsl:template match="change[@kind = 'setting']" mode="what"><code><xsl:call-template name="breaks"><xsl:with-param name="s" select="@name"/></xsl:call-template></code><small><xsl:value-of select="@type"/><xsl:text> </xsl:text><bdi><xsl:value-of select="@resource"/></bdi></small></xsl:template>
<xsl:template match="change[@kind = 'gap']" mode="what"><code><xsl:value-of select="@name"/></code></xsl:template>
<xsl:template match="change[@kind = 'population']" mode="what"><code><xsl:value-of select="@type"/></code><small><bdi><xsl:value-of select="@resource"/></bdi></small></xsl:template>

<xsl:template match="old|new" mode="side"><xsl:value-of select="value"/></xsl:template>

<xsl:template match="change[@kind = 'setting']/old|change[@kind = 'setting']/new" mode="side">
  <div><xsl:call-template name="state"><xsl:with-param name="state" select="@verdict"/></xsl:call-template><xsl:if test="@reason and @reason != 'clause' and @reason != 'recorded'"><xsl:text> </xsl:text><span class="v-gap"><xsl:value-of select="@reason"/></span></xsl:if></div>
  <xsl:if test="value"><div class="value"><code><xsl:value-of select="value"/></code></div></xsl:if>
  <xsl:if test="@evidence"><small><xsl:value-of select="substring-before(concat(@evidence, ' '), ' ')"/><xsl:if test="contains(@evidence, ' ')"> and more</xsl:if></small></xsl:if>
</xsl:template>

<xsl:template match="change[@kind = 'gap']/old|change[@kind = 'gap']/new" mode="side">
  <div><xsl:value-of select="@outcome"/><xsl:if test="@error"><xsl:text> </xsl:text><code><xsl:value-of select="@error"/></code></xsl:if></div>
  <xsl:if test="@message"><small><xsl:value-of select="@message"/></small></xsl:if>
</xsl:template>

<xsl:template match="change[@kind = 'population']/old|change[@kind = 'population']/new" mode="side">
  <xsl:call-template name="count"><xsl:with-param name="n" select="@items"/><xsl:with-param name="one">item</xsl:with-param></xsl:call-template>
  <xsl:if test="@gone &gt; 0">, <xsl:value-of select="@gone"/> gone</xsl:if>
  <xsl:if test="@left-out &gt; 0">, <xsl:value-of select="@left-out"/> left out by scope</xsl:if>
  <xsl:if test="@end != 'no token'"><xsl:text> </xsl:text><span class="v-gap"><xsl:value-of select="@end"/></span></xsl:if>
</xsl:template>

</xsl:stylesheet>
