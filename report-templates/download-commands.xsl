<?xml version="1.0" encoding="UTF-8"?>
<!--
  download-commands.xsl - the check with tar, a digest tool and openssl

  The commands are those of the bundle's VERIFY.txt, for one bundle of the page
  by its name; download.js puts another's name in.  A test runs the first block
  as it stands.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

<!-- A word of a command that is another for another bundle. -->
<xsl:template name="shelf-slot">
  <xsl:param name="of"/>
  <xsl:param name="is"/>
  <span data-slot="{$of}"><xsl:value-of select="$is"/></span>
</xsl:template>

<xsl:template name="shelf-commands">
  <xsl:variable name="b" select="$offered[1]"/>
  <section class="part" id="verify" aria-labelledby="verify-h">
    <header>
      <h2 id="verify-h"><span class="no">3</span>Check with your own tools</h2>
      <p>You need the root certificates from your engagement letter, beside the download: <code>signer-root.pem</code> and <code>tsa-root.pem</code>, that of the authority whose time-stamp lies beside the signature.</p>
    </header>
    <div class="body">
      <xsl:if test="count($offered) &gt; 1">
        <p class="which" id="which-line" hidden="hidden"><label>Commands for <select id="which">
          <xsl:for-each select="$offered">
            <option data-file="{@file}" data-id="{@id}" data-sha256="{@sha256}" data-seconds="{@seconds}"><xsl:value-of select="@file"/></option>
          </xsl:for-each>
        </select></label></p>
      </xsl:if>
      <div class="os">
        <details open="open"><summary>Linux</summary><div>
          <div class="copy"><pre id="linux">
            <xsl:text>echo "</xsl:text><xsl:call-template name="shelf-digest"><xsl:with-param name="b" select="$b"/></xsl:call-template><xsl:text>  </xsl:text><xsl:call-template name="shelf-file"><xsl:with-param name="b" select="$b"/></xsl:call-template>
            <xsl:text>" |&#10;        sha256sum -c&#10;tar -xf </xsl:text><xsl:call-template name="shelf-file"><xsl:with-param name="b" select="$b"/></xsl:call-template>
            <xsl:text> &amp;&amp; cd </xsl:text><xsl:call-template name="shelf-id"><xsl:with-param name="b" select="$b"/></xsl:call-template>
            <xsl:text>&#10;sha256sum -c --strict --quiet tagmanifest-sha256.txt manifest-sha256.txt&#10;</xsl:text>
            <xsl:call-template name="shelf-openssl"><xsl:with-param name="b" select="$b"/><xsl:with-param name="cades"> -cades</xsl:with-param></xsl:call-template>
          </pre></div>
          <p class="note">Silence from the second sha256sum means that every file is right; the last two answer “Verification: OK” and “CAdES Verification successful”. <xsl:call-template name="shelf-rest"/></p>
        </div></details>
        <details><summary>macOS</summary><div>
          <div class="copy"><pre>
            <xsl:text>echo "</xsl:text><xsl:call-template name="shelf-digest"><xsl:with-param name="b" select="$b"/></xsl:call-template><xsl:text>  </xsl:text><xsl:call-template name="shelf-file"><xsl:with-param name="b" select="$b"/></xsl:call-template>
            <xsl:text>" |&#10;        shasum -a 256 -c&#10;tar -xf </xsl:text><xsl:call-template name="shelf-file"><xsl:with-param name="b" select="$b"/></xsl:call-template>
            <xsl:text> &amp;&amp; cd </xsl:text><xsl:call-template name="shelf-id"><xsl:with-param name="b" select="$b"/></xsl:call-template>
            <xsl:text>&#10;shasum -a 256 -c tagmanifest-sha256.txt manifest-sha256.txt | grep -v ': OK$'&#10;</xsl:text>
            <xsl:call-template name="shelf-openssl"><xsl:with-param name="b" select="$b"/></xsl:call-template>
          </pre></div>
          <p class="note">Nothing from the checksums means that every file is right. The openssl of macOS is LibreSSL and has no <code>-cades</code>, so it is left out here; OpenSSL 3 from a package manager (<code>brew install openssl@3</code>) takes it, and then also compares which certificate the signature names. <xsl:call-template name="shelf-rest"/></p>
        </div></details>
        <details><summary>Windows</summary><div>
          <div class="copy"><pre>
            <xsl:text>certutil -hashfile </xsl:text><xsl:call-template name="shelf-file"><xsl:with-param name="b" select="$b"/></xsl:call-template><xsl:text> SHA256&#10;# must be </xsl:text><xsl:call-template name="shelf-digest"><xsl:with-param name="b" select="$b"/></xsl:call-template>
            <xsl:text>&#10;tar -xf </xsl:text><xsl:call-template name="shelf-file"><xsl:with-param name="b" select="$b"/></xsl:call-template>
            <xsl:text>; cd </xsl:text><xsl:call-template name="shelf-id"><xsl:with-param name="b" select="$b"/></xsl:call-template>
            <xsl:text>&#10;Get-Content tagmanifest-sha256.txt, manifest-sha256.txt | % { $h, $p = $_ -split '  ', 2&#10;  if ((Get-FileHash -LiteralPath $p).Hash -ne $h) { "$p is not the file that was sealed" } }&#10;$S = 'signatures/tagmanifest-sha256.txt.p7s'&#10;</xsl:text>
            <xsl:if test="count($b/token) &gt; 1"><xsl:text>openssl ts -verify -data $S -in "$S.tsr" -CAfile ..\tsa-root.pem&#10;</xsl:text></xsl:if>
            <xsl:text>openssl cms -verify -binary -cades -purpose any -inform DER -in $S -content tagmanifest-sha256.txt `&#10;        -CAfile ..\signer-root.pem -attime </xsl:text><xsl:call-template name="shelf-seconds"><xsl:with-param name="b" select="$b"/></xsl:call-template><xsl:text> -out NUL</xsl:text>
          </pre></div>
          <p class="note">PowerShell 5.1 or later, Windows 10 or later for tar, OpenSSL 3. Nothing from the loop means that every file is right. <xsl:call-template name="shelf-rest"/></p>
        </div></details>
      </div>
    </div>
  </section>
</xsl:template>

<xsl:template name="shelf-file"><xsl:param name="b"/><xsl:call-template name="shelf-slot"><xsl:with-param name="of">file</xsl:with-param><xsl:with-param name="is" select="$b/@file"/></xsl:call-template></xsl:template>
<xsl:template name="shelf-id"><xsl:param name="b"/><xsl:call-template name="shelf-slot"><xsl:with-param name="of">id</xsl:with-param><xsl:with-param name="is" select="$b/@id"/></xsl:call-template></xsl:template>
<xsl:template name="shelf-digest"><xsl:param name="b"/><xsl:call-template name="shelf-slot"><xsl:with-param name="of">sha256</xsl:with-param><xsl:with-param name="is" select="$b/@sha256"/></xsl:call-template></xsl:template>
<xsl:template name="shelf-seconds"><xsl:param name="b"/><xsl:call-template name="shelf-slot"><xsl:with-param name="of">seconds</xsl:with-param><xsl:with-param name="is" select="$b/@seconds"/></xsl:call-template></xsl:template>

<xsl:template name="shelf-openssl">
  <xsl:param name="b"/>
  <xsl:param name="cades"/>
  <xsl:text>S=signatures/tagmanifest-sha256.txt.p7s&#10;</xsl:text>
  <xsl:if test="count($b/token) &gt; 1"><xsl:text>openssl ts -verify -data $S -in $S.tsr -CAfile ../tsa-root.pem&#10;</xsl:text></xsl:if>
  <xsl:text>openssl cms -verify -binary</xsl:text><xsl:value-of select="$cades"/><xsl:text> -purpose any -inform DER -in $S -content tagmanifest-sha256.txt \&#10;        -CAfile ../signer-root.pem -attime </xsl:text>
  <xsl:call-template name="shelf-seconds"><xsl:with-param name="b" select="$b"/></xsl:call-template>
  <xsl:text> -out /dev/null</xsl:text>
</xsl:template>

<xsl:template name="shelf-rest">
  <xsl:text>The number behind -attime is the time of the time-stamp inside the signature. How to read it from there, and how to see that nothing is there unlisted, is in the bundle’s own </xsl:text><code>VERIFY.txt</code><xsl:text>.</xsl:text>
</xsl:template>

</xsl:stylesheet>
