<?xml version="1.0" encoding="UTF-8"?>
<!-- changes.xsl - two bundles: what changed, from a document that changes.rng describes -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:include href="share.xsl"/>
<xsl:include href="change-rows.xsl"/>

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
        <xsl:text>@page { size: A4 landscape; } @media print { #gaps, #populations { page: auto; padding-top: 5mm; } #gaps table { break-inside: auto; } @page { @bottom-left { content: "</xsl:text>
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
        <xsl:call-template name="changes-head"/>
        <tbody><xsl:apply-templates select="change"/></tbody>
      </table></div>
    </div>
  </section>
</xsl:template>

</xsl:stylesheet>
